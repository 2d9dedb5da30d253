import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessGroup } from '../processes/process-group';

export const MAVEN = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';

export interface KafkaClasspathOptions {
  /** The pom.xml that names Kafka's version. */
  pom: string;
  cacheFolder: string;
  logFile: string;
  say?: (detail: string) => void;
}

/**
 * Brings Kafka's jars from Maven, once per version, and answers with the class path.
 * They arrive in a draft folder that is renamed at the end, so the cache is whole or absent, also when two ask at once.
 */
export async function kafkaClasspath(group: ProcessGroup, options: KafkaClasspathOptions): Promise<string> {
  const folder = join(options.cacheFolder, `kafka-${kafkaVersion(options.pom)}`);
  if (!existsSync(folder)) await download(group, options, folder);
  return join(folder, '*');
}

/** Whether a start would have to download first. */
export function kafkaIsCached({ pom, cacheFolder }: Pick<KafkaClasspathOptions, 'pom' | 'cacheFolder'>): boolean {
  return existsSync(join(cacheFolder, `kafka-${kafkaVersion(pom)}`));
}

async function download(group: ProcessGroup, options: KafkaClasspathOptions, folder: string): Promise<void> {
  options.say?.('fetching it by Maven, once (43 MB)');
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await group.run({
      name: 'Maven',
      command: MAVEN,
      args: [
        '-B',
        '-q',
        '-f',
        options.pom,
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${draft}`,
      ],
      logFile: options.logFile,
    });
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export function kafkaVersion(pom: string): string {
  const version = /<kafka\.version>([^<]+)<\/kafka\.version>/.exec(readFileSync(pom, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${pom} names no kafka.version.`);
  return version;
}
