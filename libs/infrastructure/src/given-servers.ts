import { NoInfrastructure } from './choose-infrastructure';
import { asAdministrator } from './databases';
import { brokerAnswers } from './kafka-readiness';
import type { Server } from './server';
import { until } from './until';

const REACH_MS = 10_000;

/** @throws in one sentence, without the password, if the given PostgreSQL cannot be reached. */
export async function givenPostgres(env: NodeJS.ProcessEnv): Promise<Server> {
  const url = env.DATABASE_URL ?? '';
  const { host } = new URL(url);
  await asAdministrator(url, async (client) => client.query('SELECT 1')).catch((cause: unknown) => {
    throw new NoInfrastructure(`PostgreSQL at ${host} (DATABASE_URL) cannot be used: ${messageOf(cause)}`);
  });
  return { address: url };
}

/** @throws in one sentence if none of the given brokers answers. */
export async function givenKafka(env: NodeJS.ProcessEnv): Promise<Server> {
  const brokers = env.KAFKA_BROKERS ?? '';
  const anyAnswers = (): Promise<boolean> => Promise.any(brokers.split(',').map(brokerAnswers));
  await until('An answer from Kafka', anyAnswers, { milliseconds: REACH_MS, every: 250 }).catch(() => {
    throw new NoInfrastructure(`Kafka at ${brokers} (KAFKA_BROKERS) does not answer.`);
  });
  return { address: brokers };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
