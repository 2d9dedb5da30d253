import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Findings } from './choose-infrastructure';
import { dockerAnswers } from './docker/docker-daemon';
import { javaVersion } from './embedded/java';
import { kafkaIsCached, MAVEN } from './embedded/kafka-classpath';
import { closedFolderAbove, findPostgresBinaries } from './embedded/postgres-binaries';
import { postgresUser } from './embedded/postgres-user';

export interface FindingsOptions {
  /** Where the embedded servers would keep their data. */
  home: string;
  pom: string;
  cacheFolder: string;
}

const JAVA_NEEDED = 17;

/** Looks at this machine. */
export function findInfrastructure(env: NodeJS.ProcessEnv, options: FindingsOptions): Findings {
  return {
    databaseUrl: env.DATABASE_URL,
    kafkaBrokers: env.KAFKA_BROKERS,
    dockerAnswers: () => dockerAnswers(env),
    embeddedObstacles: () =>
      [postgresObstacle(options.home), javaObstacle(), mavenObstacle(env, options)].filter(
        (obstacle) => obstacle !== undefined,
      ),
  };
}

function postgresObstacle(home: string): string | undefined {
  const binaries = findPostgresBinaries();
  if (!binaries) return `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.`;
  const user = postgresUser();
  if (!user)
    return process.getuid?.() === 0
      ? 'PostgreSQL refuses to run as root, and there is no user postgres or nobody.'
      : undefined;
  const closed = closedFolderAbove(binaries.postgres, user) ?? closedFolderAbove(home, user);
  if (closed === undefined) return undefined;
  return `PostgreSQL refuses to run as root and would run as user ${user.name}, who may not enter ${closed}: open that folder (chmod o+x) or clone elsewhere.`;
}

function javaObstacle(): string | undefined {
  const version = javaVersion();
  if (version === undefined) return `Java ${JAVA_NEEDED} or newer is needed to run Kafka, and none was found.`;
  return version < JAVA_NEEDED
    ? `Java ${JAVA_NEEDED} or newer is needed to run Kafka, and this one is ${version}.`
    : undefined;
}

/** Maven is needed only until Kafka is in the cache. */
function mavenObstacle(env: NodeJS.ProcessEnv, options: FindingsOptions): string | undefined {
  if (kafkaIsCached(options)) return undefined;
  const found = (env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, MAVEN)));
  return found ? undefined : 'Maven (mvn) is needed once, to fetch Kafka, and was not found.';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
