import { Database } from '@askonce/database';
import { createTestDatabase } from '@askonce/testing';
import type { TestDatabase } from '@askonce/testing';
import { CollectedLog } from '../fixtures/collected-log';
import { numbered } from '../fixtures/events';
import { SentMessages } from '../fixtures/sent-messages';
import { until } from '../fixtures/until';
import { Outbox } from './outbox';
import { outboxMigration } from './outbox-migration';
import { Relay } from './relay';
import type { RelayOptions } from './relay';

jest.setTimeout(60_000);

describe('the relay', () => {
  const relays: Relay[] = [];
  let server: TestDatabase;
  let database: Database;
  let sent: SentMessages;
  let log: CollectedLog;

  beforeEach(async () => {
    server = await createTestDatabase({ app: 'registry', migrations: [outboxMigration({ role: 'askonce_registry' })] });
    database = new Database({ url: server.url, applicationName: 'relay-test' });
    sent = new SentMessages();
    log = new CollectedLog();
  });

  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await database.close();
    await server.drop();
  });

  const append = (...events: ReturnType<typeof numbered>[]) =>
    database.transaction((tx) => new Outbox().append(tx, events));

  const relay = (producer: Pick<SentMessages, 'send'> = sent, options: Partial<RelayOptions> = {}): Relay => {
    const made = new Relay(database, producer, log, { pollMs: 20, idlePollMs: 50, ...options });
    relays.push(made);
    made.start();
    return made;
  };

  const cutConnections = () =>
    database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
    );

  const waiting = async (): Promise<number> =>
    (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox'))[0]!.n;

  const numbersOf = (key: string): number[] =>
    sent.messages
      .filter((message) => message.key === key)
      .map(({ value }) => (JSON.parse(String(value)) as { n: number }).n);

  it('sends an event again, and loses none, when it dies between sending and removing', async () => {
    await append(numbered('k', 1), numbered('k', 2));
    let dead = false;
    const dying = {
      session: <T>(work: Parameters<Database['session']>[0]) =>
        database.session((session) =>
          work({
            query: (statement, values) => {
              dead ||= typeof statement !== 'string' && statement.name === 'relay-remove';
              if (dead) throw new Error('killed');
              return session.query(statement, values);
            },
          }),
        ) as Promise<T>,
    };
    const first = new Relay(dying, sent, log, { pollMs: 60_000, idlePollMs: 60_000 });
    first.start();
    await until('it has died', () => dead);
    await first.stop(100);
    expect(await waiting()).toBe(2);
    // The lock dies with the connection of a process that dies.
    await cutConnections();
    relay();
    await until('the outbox is empty', async () => (await waiting()) === 0);
    expect(numbersOf('k')).toEqual([1, 2, 1, 2]);
  });

  it('sends a key in order through failures, from two processes at once', async () => {
    sent.failures = 7;
    const both = [relay(), relay()];
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (let n = 1; n <= 40; n += 1) {
      await append(...keys.map((key) => numbered(key, n)));
      both[n % 2]!.wake();
    }
    await until('the outbox is empty', async () => (await waiting()) === 0);
    for (const key of keys) expect([...new Set(numbersOf(key))]).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('does not hold up other topics when one refuses', async () => {
    const refusing = {
      send: (topic: string, messages: Parameters<SentMessages['send']>[1]) =>
        topic === 'askonce.audit.v1' ? Promise.reject(new Error('no such topic')) : sent.send(topic, messages),
    };
    const blocked = Array.from({ length: 300 }, (_, n) => ({
      ...numbered('k', n + 1),
      topic: 'askonce.audit.v1' as const,
    }));
    await append(...blocked, numbered('k', 999));
    const stuck = relay(refusing);
    await until('the other topic has its event', () => numbersOf('k').includes(999));
    expect(await waiting()).toBe(300);
    expect(stuck.trouble).toBe('a topic refuses events');
    expect(log.loud).toEqual(['A topic refuses what the outbox holds']);
  });

  it.each([
    ['a topic refuses events', new Error('no such topic')],
    ['Kafka is away', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
  ])('says "%s" only until another process has sent what it could not', async (trouble, error) => {
    const cut = relay({ send: () => Promise.reject(error) });
    await append(numbered('k', 1));
    await until('it is in trouble', () => cut.trouble?.startsWith(trouble) === true);
    relay();
    await until('the other has sent it', async () => (await waiting()) === 0);
    await until('it is without trouble', () => cut.trouble === undefined);
  });

  it('keeps a batch within its limits', async () => {
    const batches: number[] = [];
    const counting = {
      send: (topic: string, messages: Parameters<SentMessages['send']>[1]) => {
        batches.push(messages.reduce((sum, { value }) => sum + value!.length, 0));
        return sent.send(topic, messages);
      },
    };
    const big = Array.from({ length: 40 }, (_, n) =>
      numbered(`key-${n}`, n + 1, { data: { n, fill: 'x'.repeat(60_000) } }),
    );
    await append(...big);
    relay(counting);
    await until('the outbox is empty', async () => (await waiting()) === 0);
    expect(Math.max(...batches)).toBeLessThan(1_000_000);
    expect(sent.messages).toHaveLength(40);
  });

  it('sends within milliseconds of being woken', async () => {
    const woken = relay(sent, { pollMs: 5_000, idlePollMs: 5_000 });
    await until('it idles', () => database.query('SELECT 1').then(() => true));
    const times: number[] = [];
    for (let n = 1; n <= 21; n += 1) {
      await append(numbered('k', n));
      const begun = performance.now();
      woken.wake();
      await until('it is sent', () => sent.messages.length === n);
      times.push(performance.now() - begun);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50);
  });

  it('takes an event once: the same id on the same topic is refused', async () => {
    const event = numbered('k', 1);
    await append(event);
    await expect(append(event)).rejects.toMatchObject({ constraint: 'outbox_topic_event_uq' });
  });

  it('lets the running role fill and empty the outbox, not change it', async () => {
    await append(numbered('k', 1));
    await expect(database.query("UPDATE outbox SET key = 'x'")).rejects.toMatchObject({ code: '42501' });
    await expect(database.query('TRUNCATE outbox')).rejects.toMatchObject({ code: '42501' });
  });

  it('goes on after its connections were cut', async () => {
    relay();
    await append(numbered('k', 1));
    await until('the first is sent', () => sent.messages.length === 1);
    await cutConnections();
    await append(numbered('k', 2));
    await until('the second is sent', () => numbersOf('k').includes(2));
  });
});
