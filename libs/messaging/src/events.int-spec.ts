import { once } from 'node:events';
import { Controller } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EVENTS, TOPICS } from '@askonce/contracts';
import type { AskOnceEvent } from '@askonce/contracts';
import { createTestDatabase, testKafka } from '@askonce/testing';
import type { TestDatabase } from '@askonce/testing';
import { OnEvent } from './consume/on-event';
import type { EventContext } from './consume/received';
import { DeadLetters } from './dead-letters/dead-letters';
import { CollectedLog } from './fixtures/collected-log';
import { CuttableNetwork } from './fixtures/cuttable-network';
import { numbered } from './fixtures/events';
import { RunningService } from './fixtures/running-service';
import { until } from './fixtures/until';
import { createKafka } from './kafka/kafka-client';
import { Outage } from './kafka/outage';
import type { MessagingOptions } from './messaging-options';
import { outboxMigration } from './outbox/outbox-migration';
import { outboxRows } from './outbox/outbox-rows';
import { TopicAdmin } from './topics/topic-admin';

type Handle = (event: AskOnceEvent<{ n: number }>, context: EventContext) => unknown;

const handling = (pattern: string, handle: Handle): Type => {
  @Controller()
  class Consumer {
    @OnEvent({ type: pattern })
    on(@Payload() event: AskOnceEvent<{ n: number }>, @Ctx() context: EventContext): unknown {
      return handle(event, context);
    }
  }
  return Consumer;
};

jest.setTimeout(60_000);

describe('events from outbox to handler', () => {
  const log = new CollectedLog();
  const running: RunningService[] = [];
  let database: TestDatabase;
  let messaging: Pick<MessagingOptions, 'brokers' | 'topicPrefix'>;

  const start = async (service: Partial<MessagingOptions>, ...controllers: Type[]): Promise<RunningService> => {
    const started = await RunningService.start({
      messaging: { ...messaging, processing: { retry: { firstMs: 5, maxMs: 20 } }, ...service },
      databaseUrl: database.url,
      controllers,
    });
    running.push(started);
    return started;
  };

  beforeEach(async () => {
    database = await createTestDatabase({
      app: 'registry',
      migrations: [outboxMigration({ role: 'askonce_registry' })],
    });
    messaging = testKafka();
    const topics = new TopicAdmin({ ...messaging, log });
    await topics.createMissing({ partitions: 3, replication: 1 });
    await topics.close();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.close()));
    await database.drop();
  });

  it('brings committed events to their handler, in order per key, and empties the outbox', async () => {
    const seen = new Map<string, number[]>();
    const service = await start(
      {},
      handling(EVENTS.evidenceReleased.type, ({ subject, data }) => {
        seen.set(subject!, [...(seen.get(subject!) ?? []), data.n]);
      }),
    );
    const keys = Array.from({ length: 20 }, (_, i) => `key-${i}`);
    for (let n = 1; n <= 20; n += 1) await service.emit(...keys.map((key) => numbered(key, n)));
    await until('all have arrived', () => [...seen.values()].flat().length >= 400);
    const inOrder = Array.from({ length: 20 }, (_, i) => i + 1);
    expect([...seen.keys()].sort()).toEqual([...keys].sort());
    for (const key of keys) expect(seen.get(key)).toEqual(inOrder);
    await until('the outbox is empty', async () => (await service.waiting()) === 0);
    await until('it is ready', () => service.ready());
    const metrics = await service.metrics.registry.metrics();
    expect(metrics).toContain('askonce_relay_events_total{topic="askonce.evidence.v1",service="test"} 400');
    expect(metrics).toMatch(/askonce_outbox_events\{service="test"\} 0/);
    expect(metrics).toMatch(/askonce_consumer_lag_events\{topic="askonce.evidence.v1",service="test"\} 0/);
  });

  it('sends nothing of a transaction that rolls back', async () => {
    const seen: number[] = [];
    const service = await start(
      {},
      handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n)),
    );
    const lost = service.database.transaction(async (tx) => {
      await tx.query(`INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
        VALUES (gen_random_uuid(), 'askonce.evidence.v1', 0, 'k', '{}', '{"n":1}')`);
      throw new Error('no');
    });
    await expect(lost).rejects.toThrow('no');
    await service.emit(numbered('k', 2));
    await until('the second has arrived', () => seen.length > 0);
    expect(seen).toEqual([2]);
  });

  it('retries a handler that throws a TypeError, buries the event, and lets the others flow on', async () => {
    const seen: number[] = [];
    let attempts = 0;
    const service = await start(
      { processing: { maxAttempts: 3, retry: { firstMs: 5, maxMs: 20 } } },
      handling(EVENTS.evidenceReleased.type, ({ data }) => {
        if (data.n !== 2) return void seen.push(data.n);
        attempts += 1;
        throw new TypeError('about somebody, whose name must not travel');
      }),
    );
    await service.emit(numbered('k', 1), numbered('k', 2), numbered('k', 3), numbered('other', 4));
    await until('the others have arrived', () => seen.includes(3) && seen.includes(4));
    expect(attempts).toBe(3);
    expect(seen.filter((n) => n !== 4)).toEqual([1, 3]);
    const deadLetters = new DeadLetters({ ...messaging, log });
    const { letters, complete } = await deadLetters.list();
    await deadLetters.close();
    expect(complete).toBe(true);
    expect(letters).toMatchObject([
      {
        groupId: 'test',
        attempts: 3,
        topic: TOPICS.evidence,
        cause: { error: 'TypeError' },
        value: Buffer.from('{"n":2}'),
      },
    ]);
    expect(JSON.stringify(letters[0]!.cause)).not.toContain('somebody');
    expect(letters[0]!.headers['ce_subject']).toEqual(Buffer.from('k'));
    expect(await service.metrics.registry.metrics()).toContain(
      'askonce_dead_letters_total{topic="askonce.evidence.v1"',
    );
  });

  it('buries what is no event, byte for byte, and replays it as it was', async () => {
    const seen: number[] = [];
    const kafka = createKafka({ ...messaging, clientId: 'stranger', log });
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const value = Buffer.from([0xff, 0x00, 0x7b]);
    const headers = { ce_id: Buffer.from([0xfe]), odd: ['a', 'b'], empty: Buffer.alloc(0) };
    await producer.send({
      topic: `${messaging.topicPrefix}${TOPICS.evidence}`,
      messages: [{ key: 'k', value, headers }],
    });
    await producer.disconnect();
    const service = await start(
      {},
      handling(`topic:${TOPICS.evidence}`, ({ data }) => seen.push(data.n)),
    );
    await service.emit(numbered('k', 1));
    await until('the next has arrived', () => seen.length === 1);
    const deadLetters = new DeadLetters({ ...messaging, log });
    const [letter] = (await deadLetters.list()).letters;
    expect(letter).toMatchObject({ attempts: 0, key: Buffer.from('k'), value, cause: { error: 'UnparsableEvent' } });
    expect(letter!.headers).toEqual({
      ce_id: Buffer.from([0xfe]),
      odd: [Buffer.from('a'), Buffer.from('b')],
      empty: Buffer.alloc(0),
    });
    expect(await deadLetters.replay([letter!.id, '9-9'])).toEqual(
      new Map([
        [letter!.id, 'replayed'],
        ['9-9', 'not_found'],
      ]),
    );
    await until('it is buried again', async () => (await deadLetters.list()).letters.length === 2);
    const { letters } = await deadLetters.list();
    expect(letters.filter(({ replayedAt }) => replayedAt !== undefined).map(({ id }) => id)).toEqual([letter!.id]);
    expect(letters.every((again) => again.value?.equals(value))).toBe(true);
    await deadLetters.close();
  });

  it('replays a letter once, for the group that gave up on it only', async () => {
    let broken = true;
    const seen: string[] = [];
    const by = (group: string, failing: boolean) =>
      start(
        { groupId: group, processing: { maxAttempts: 1 } },
        handling(EVENTS.evidenceReleased.type, ({ id }) => {
          if (failing && broken) throw new Error('broken');
          seen.push(`${group} ${id}`);
        }),
      );
    const [service] = await Promise.all([by('one', true), by('two', false)]);
    const lost = numbered('k', 1);
    await service.emit(lost);
    const deadLetters = new DeadLetters({ ...messaging, log });
    await until('there is a letter', async () => (await deadLetters.list()).letters.length === 1);
    await until('the other group has it', () => seen.length === 1);
    broken = false;
    const [letter] = (await deadLetters.list()).letters;
    expect(await deadLetters.replay([letter!.id])).toEqual(new Map([[letter!.id, 'replayed']]));
    expect(await deadLetters.replay([letter!.id])).toEqual(new Map([[letter!.id, 'already_replayed']]));
    await deadLetters.close();
    const next = numbered('k', 2);
    await service.emit(next);
    await until('the next has arrived at both', () => seen.filter((line) => line.endsWith(next.event.id)).length === 2);
    expect(seen.filter((line) => line.endsWith(lost.event.id))).toEqual([
      `two ${lost.event.id}`,
      `one ${lost.event.id}`,
    ]);
  });

  it('waits for the end of an outage without counting', async () => {
    let away = true;
    const seen: number[] = [];
    let attempts = 0;
    const service = await start(
      { processing: { maxAttempts: 2, outageRetry: { firstMs: 5, maxMs: 10 } } },
      handling(EVENTS.evidenceReleased.type, ({ data }, { attempt }) => {
        attempts += 1;
        expect(attempt).toBe(1);
        if (away) throw new Outage('The registry');
        seen.push(data.n);
      }),
    );
    await service.emit(numbered('k', 1));
    await until('it was tried often', () => attempts > 10);
    away = false;
    await until('it has arrived', () => seen.length === 1);
    expect(service.log.loud.filter((line) => line.includes('waits for an outage'))).toHaveLength(1);
  });

  it('loses nothing while Kafka is away, says so, and catches up', async () => {
    const network = new CuttableNetwork();
    const seen: number[] = [];
    const service = await start(
      { connector: network.connector },
      handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n)),
    );
    await service.emit(numbered('k', 1));
    await until('the first has arrived', () => seen.includes(1));
    network.down();
    for (let n = 2; n <= 30; n += 1) await service.emit(numbered('k', n));
    await until('readiness says so', async () => !(await service.ready()));
    await until('the log says so', () => service.log.loud.some((line) => line.startsWith('Kafka is away')));
    expect(await service.waiting()).toBe(29);
    network.up();
    await until('all have arrived', () => new Set(seen).size === 30, 40_000);
    await until('it is ready again', () => service.ready());
    await until('the outbox is empty', async () => (await service.waiting()) === 0);
    expect([...new Set(seen)]).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(service.log.loud.filter((line) => line.startsWith('Kafka is away'))).toHaveLength(1);
  });

  it('starts while Kafka is away', async () => {
    const network = new CuttableNetwork();
    network.down();
    const seen: number[] = [];
    const service = await start(
      { connector: network.connector },
      handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n)),
    );
    await service.emit(numbered('k', 1));
    expect(await service.ready()).toBe(false);
    network.up();
    await until('it has arrived', () => seen.length > 0, 40_000);
  });

  it('stops in time while Kafka is away', async () => {
    const network = new CuttableNetwork();
    const seen: number[] = [];
    const service = await start(
      { connector: network.connector },
      handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n)),
    );
    await service.emit(numbered('k', 1));
    await until('the first has arrived', () => seen.includes(1));
    network.down();
    await service.emit(numbered('k', 2));
    running.splice(running.indexOf(service), 1);
    const begun = performance.now();
    await service.close();
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('finishes the current event on the way out, and goes on behind it after a restart', async () => {
    const seen: number[] = [];
    let slowly = true;
    const slow = handling(EVENTS.evidenceReleased.type, async ({ data }, { signal }) => {
      if (data.n === 3 && slowly) await once(signal, 'abort');
      seen.push(data.n);
    });
    const first = await start({}, slow);
    await first.emit(...[1, 2, 3, 4, 5].map((n) => numbered('k', n)));
    await until('it is at the third', () => seen.length === 2);
    running.splice(running.indexOf(first), 1);
    await first.close();
    slowly = false;
    expect(seen).toEqual([1, 2, 3]);
    await start({}, slow);
    await until('the rest has arrived', () => seen.length >= 5);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('flushes the outbox on the way out', async () => {
    const seen: number[] = [];
    const first = await start({ relaying: { pollMs: 60_000, idlePollMs: 60_000 } });
    await first.database.query(
      `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(event_id uuid, topic text, shard int, key text, headers jsonb, payload text)`,
      [JSON.stringify(outboxRows([numbered('k', 1)]))],
    );
    await first.close();
    running.splice(running.indexOf(first), 1);
    await start(
      { groupId: 'reader' },
      handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n)),
    );
    await until('it has arrived', () => seen.length === 1);
  });

  it('shares the partitions of a group among instances, each event handled', async () => {
    const seen: number[] = [];
    const consumer = () => handling(EVENTS.evidenceReleased.type, ({ data }) => seen.push(data.n));
    const first = await start({}, consumer());
    const second = await start({}, consumer());
    const all = Array.from({ length: 100 }, (_, n) => numbered(`key-${n % 10}`, n + 1));
    for (const event of all) await (event.event.sequence! % 2 === 0 ? first : second).emit(event);
    await until('all have arrived', () => new Set(seen).size === 100);
  });
});
