import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from './eventually';
import type { RunningStack } from './running-stack';

/** Something in which personal data could stand, by what to call it. */
export interface Place {
  name: string;
  content: string | Buffer;
}

/** Every message of every topic, from the first on, Kafka's own topics included. */
export async function everyMessage({ stack }: RunningStack): Promise<Place[]> {
  const kafka = new Kafka({ brokers: stack.infrastructure.kafkaBrokers, clientId: 'e2e', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `e2e-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 });
  const places: Place[] = [];
  try {
    await Promise.all([admin.connect(), consumer.connect()]);
    const topics = await admin.listTopics();
    const missing = new Map<string, bigint>();
    for (const topic of topics)
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
        if (BigInt(high) > BigInt(low)) missing.set(`${topic} ${partition}`, BigInt(high));
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      // eslint-disable-next-line @typescript-eslint/require-await -- kafkajs wants a promise
      eachBatch: async ({ batch }) => {
        const { topic, partition, messages } = batch;
        for (const { key, headers, value, offset } of messages)
          for (const content of [
            key,
            value,
            ...Object.entries(headers ?? {})
              .flat()
              .flat(),
          ])
            if (content) places.push({ name: `${topic} ${partition}/${offset}`, content });
        const place = `${topic} ${partition}`;
        if (BigInt(batch.lastOffset()) + 1n >= (missing.get(place) ?? 0n)) missing.delete(place);
      },
    });
    await eventually('every message has been read', () => {
      if (missing.size > 0) throw new Error(`Not read to the end: ${[...missing.keys()].join(', ')}`);
      return places;
    });
    return places;
  } finally {
    await Promise.all([consumer.disconnect(), admin.disconnect()]);
  }
}

/** Every row of every table of our services, as the owners see them. */
export async function everyRow(running: RunningStack): Promise<Place[]> {
  const services = Object.keys(running.stack.infrastructure.databaseOwnerUrls);
  const places = await Promise.all(services.map((service) => rowsOf(service, running)));
  return places.flat();
}

/** The same of one service. */
export function rowsOf(service: string, running: RunningStack): Promise<Place[]> {
  return running.asOwner(service, async (database) => {
    const tables = await database.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const places: Place[] = [];
    for (const { name } of tables) {
      const rows = await database.query<{ content: string }>(`SELECT t::text AS content FROM ${name} t`);
      places.push(...rows.map(({ content }) => ({ name: `${service}.${name}`, content })));
    }
    return places;
  });
}

/** Every log file, of our services as well as of PostgreSQL and Kafka, with those of the run before. */
export function everyLog({ home }: RunningStack): Place[] {
  return filesIn(join(home, 'logs')).map((file) => ({ name: relative(home, file), content: readFileSync(file) }));
}

export async function everyMetric({ stack }: RunningStack): Promise<Place[]> {
  const urls = Object.entries(stack.services).flatMap(([name, { metricsUrl }]) =>
    metricsUrl ? [[name, metricsUrl]] : [],
  );
  return Promise.all(
    urls.map(async ([name, url]) => ({ name: `metrics of ${name}`, content: await (await fetch(url!)).text() })),
  );
}

/**
 * For each text, the files of a stack that hold it in clear: also what servers keep beside rows and messages, such as the
 * WAL. Kafka's indexes hold numbers alone, in files of 10 MiB.
 */
export function filesHolding(texts: readonly string[], { home }: RunningStack): Map<string, string[]> {
  const found = new Map<string, string[]>(texts.map((text) => [text, []]));
  for (const file of filesIn(home).filter((path) => !/\.(time)?index$/.test(path))) {
    const content = readIfThere(file);
    for (const text of texts) if (content.includes(text)) found.get(text)!.push(relative(home, file));
  }
  return found;
}

/** A server may remove a file of its own while we look. */
function readIfThere(file: string): Buffer {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : Buffer.alloc(0);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
