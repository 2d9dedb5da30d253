export const INFRASTRUCTURE_KINDS = ['external', 'docker', 'embedded'] as const;
export type InfrastructureKind = (typeof INFRASTRUCTURE_KINDS)[number];

/** What the choice rests on; the costlier questions are asked only when it comes to them. */
export interface Findings {
  databaseUrl: string | undefined;
  kafkaBrokers: string | undefined;
  dockerAnswers: () => Promise<boolean>;
  /** Why PostgreSQL and Kafka cannot be run from here, one sentence each; none if they can. */
  embeddedObstacles: () => string[];
}

export interface Choice {
  kind: InfrastructureKind;
  reason: string;
}

export class NoInfrastructure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoInfrastructure';
  }
}

/**
 * Chooses where PostgreSQL and Kafka come from: given by the environment, else Docker, else embedded.
 * @throws {NoInfrastructure} naming what is missing, if the wanted way, or every way, is barred.
 */
export async function chooseInfrastructure(findings: Findings, wanted?: InfrastructureKind): Promise<Choice> {
  if (wanted !== undefined) return insist(findings, wanted);
  const half = halfGiven(findings);
  if (half !== undefined) throw new NoInfrastructure(half);
  if (isGiven(findings)) return { kind: 'external', reason: 'DATABASE_URL and KAFKA_BROKERS are set' };
  if (await findings.dockerAnswers()) return { kind: 'docker', reason: 'a Docker daemon answers' };
  const obstacles = findings.embeddedObstacles();
  if (obstacles.length > 0) throw new NoInfrastructure(noWay(obstacles));
  return { kind: 'embedded', reason: 'no servers are given by the environment and no Docker daemon answers' };
}

async function insist(findings: Findings, kind: InfrastructureKind): Promise<Choice> {
  const obstacles = await obstaclesTo(findings, kind);
  if (obstacles.length > 0) {
    throw new NoInfrastructure(`--infrastructure ${kind} is not possible here: ${obstacles.join(' ')}`);
  }
  return { kind, reason: 'it was asked for' };
}

async function obstaclesTo(findings: Findings, kind: InfrastructureKind): Promise<string[]> {
  switch (kind) {
    case 'external':
      return isGiven(findings) ? [] : ['DATABASE_URL (of an administrator) and KAFKA_BROKERS must both be set.'];
    case 'docker':
      return (await findings.dockerAnswers()) ? [] : ['No Docker daemon answers.'];
    case 'embedded':
      return findings.embeddedObstacles();
  }
}

function isGiven({ databaseUrl, kafkaBrokers }: Findings): boolean {
  return Boolean(databaseUrl) && Boolean(kafkaBrokers);
}

function halfGiven({ databaseUrl, kafkaBrokers }: Findings): string | undefined {
  if (Boolean(databaseUrl) === Boolean(kafkaBrokers)) return undefined;
  const [set, unset] = databaseUrl ? ['DATABASE_URL', 'KAFKA_BROKERS'] : ['KAFKA_BROKERS', 'DATABASE_URL'];
  return `${set} is set but ${unset} is not: set both to use your own servers, or neither, or say --infrastructure docker or embedded.`;
}

function noWay(obstacles: readonly string[]): string {
  return [
    'AskOnce needs a PostgreSQL and a Kafka and found none of the three ways to get them:',
    '  1. Your own servers: DATABASE_URL (of an administrator) and KAFKA_BROKERS are not set.',
    '  2. Docker: no daemon answers.',
    '  3. Embedded, without Docker:',
    ...obstacles.map((obstacle) => `     - ${obstacle}`),
  ].join('\n');
}
