import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export function javaCommand(): string {
  const home = process.env.JAVA_HOME;
  return home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
}

/** The major version of the local Java, or undefined if there is none. */
export function javaVersion(): number | undefined {
  const { stderr, error } = spawnSync(javaCommand(), ['-version'], { encoding: 'utf8' });
  return error ? undefined : parseJavaVersion(stderr);
}

/** Reads what `java -version` prints, in the old numbering (1.8) too. */
export function parseJavaVersion(output: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match?.[1] === undefined ? undefined : Number.parseInt(match[1], 10);
}
