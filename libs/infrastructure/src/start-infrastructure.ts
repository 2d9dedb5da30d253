import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice, InfrastructureKind } from './choose-infrastructure';
import { startDockerKafka, startDockerPostgres, type DockerOptions } from './docker/docker-servers';
import { removeDockerVolumes } from './docker/remove-volumes';
import { startEmbeddedKafka } from './embedded/embedded-kafka';
import { startEmbeddedPostgres } from './embedded/embedded-postgres';
import { kafkaClasspath, kafkaVersion } from './embedded/kafka-classpath';
import { givenKafka, givenPostgres } from './given-servers';
import type { Lifetime } from './lifetime';
import type { PortBook } from './port-book';
import type { ProcessGroup } from './processes/process-group';
import type { Progress } from './progress';
import type { Server } from './server';

export interface InfrastructureOptions {
  /** `.askonce` of the clone. */
  home: string;
  /** The pom.xml that names Kafka's version. */
  pom: string;
  cacheFolder: string;
  env: NodeJS.ProcessEnv;
  lifetime: Lifetime;
  group: ProcessGroup;
  ports: PortBook;
  /** Of PostgreSQL's administrator, where we run it. */
  password: string;
  progress: Progress;
  /** Hears of servers that ended unexpectedly. */
  say: (line: string) => void;
}

/** Both servers on their way; each promise resolves when its server answers. */
export interface Infrastructure {
  kind: InfrastructureKind;
  postgres: Promise<Server>;
  kafka: Promise<Server>;
}

/** Starts, or reaches, PostgreSQL and Kafka side by side; both end with the lifetime. */
export function startInfrastructure({ kind }: Choice, options: InfrastructureOptions): Infrastructure {
  const { postgres, kafka } = starters(kind, options);
  return {
    kind,
    postgres: options.progress.step('PostgreSQL', postgres),
    kafka: options.progress.step('Kafka', kafka),
  };
}

/** Removes all data of the stack in this folder; what the environment gives is not ours to empty. */
export async function removeInfrastructureData(kind: InfrastructureKind, home: string): Promise<void> {
  for (const folder of ['postgres', 'kafka']) rmSync(join(home, folder), { recursive: true, force: true });
  if (kind === 'docker') await removeDockerVolumes(home);
}

interface Starters {
  postgres: () => Promise<Server>;
  kafka: (say: (detail: string) => void) => Promise<Server>;
}

function starters(kind: InfrastructureKind, options: InfrastructureOptions): Starters {
  switch (kind) {
    case 'external':
      return { postgres: () => givenPostgres(options.env), kafka: () => givenKafka(options.env) };
    case 'docker': {
      const docker: DockerOptions = { ...options, kafkaVersion: kafkaVersion(options.pom) };
      return {
        postgres: () => startDockerPostgres(options.lifetime, docker),
        kafka: () => startDockerKafka(options.lifetime, docker),
      };
    }
    case 'embedded':
      return { postgres: () => embeddedPostgres(options), kafka: (say) => embeddedKafka(options, say) };
  }
}

async function embeddedPostgres({ home, group, ports, password, say }: InfrastructureOptions): Promise<Server> {
  return startEmbeddedPostgres(group, {
    folder: join(home, 'postgres'),
    port: await ports.port('postgres'),
    password,
    logFile: join(home, 'logs', 'postgres.log'),
    durable: true,
    say,
  });
}

async function embeddedKafka(options: InfrastructureOptions, say: (detail: string) => void): Promise<Server> {
  const { home, group, ports, pom, cacheFolder } = options;
  const classpath = await kafkaClasspath(group, { pom, cacheFolder, logFile: join(home, 'logs', 'maven.log'), say });
  say('starting');
  return startEmbeddedKafka(group, {
    folder: join(home, 'kafka'),
    ports: { broker: await ports.port('kafka'), controller: await ports.port('kafka-controller') },
    classpath,
    logFile: join(home, 'logs', 'kafka.log'),
    say: options.say,
  });
}
