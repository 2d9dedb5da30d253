import { Database } from '@askonce/database';
import { eventually, newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange } from './exchange.fixture';
import { unsettled, wrongs } from './invariants.fixture';
import { RegistryProcess } from './registry-process.fixture';
import { TopicReader } from './topic-reader.fixture';

interface Outcome {
  readonly status: number | 'cut';
  readonly id?: string;
}

const AGENCIES = ['school', 'tax', 'social', 'housing'];

describe('request, release and outbox rows', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  let topic: TopicReader;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    registry = await TestRegistry.start({
      instances: 2,
      start: (env) => {
        environment = env;
        return RegistryProcess.start(env);
      },
    });
    exchange = new Exchange(registry);
    topic = await TopicReader.start(registry.kafka);
  }, 60_000);
  afterAll(async () => {
    await topic.stop();
    await registry.stop();
  }, 30_000);

  const processes = () => registry.services as RegistryProcess[];

  /** Everybody asks for and gives documents of new people while the work goes on. */
  const underLoad = async (work: (outcomes: readonly Outcome[]) => Promise<void>) => {
    const outcomes: Outcome[] = [];
    let more = true;
    const act = async (call: Promise<{ status: number; body: { id?: string } }>) => {
      const cut = () => ({ status: 'cut' as const, body: {} as { id?: string } });
      const { status, body } = await call.catch(cut);
      outcomes.push({ status, ...(status === 201 && body.id !== undefined && { id: body.id }) });
    };
    const worker = async (n: number) => {
      while (more) {
        const person = newIdentifier();
        const calling = { instance: n % 2 };
        await Promise.all(AGENCIES.map((agency) => act(exchange.ask(agency, person, {}, calling))));
        await exchange.give(person, {}, calling).catch(() => undefined);
      }
    };
    const workers = Promise.all(Array.from({ length: 4 }, (_, n) => worker(n)));
    await work(outcomes).finally(() => (more = false));
    await workers;
    return outcomes;
  };

  const enough = (outcomes: readonly object[], n: number) =>
    eventually(() => Promise.resolve(outcomes.length >= n), `${n} calls have ended`);

  const expectWhole = async (outcomes: readonly Outcome[]) => {
    await eventually(async () => (await unsettled(registry.sql)).length === 0, 'all is settled', 30_000);
    expect(await wrongs(registry.sql)).toEqual([]);
    const acknowledged = outcomes.flatMap(({ id }) => id ?? []);
    const stored = await registry.sql.query('SELECT FROM evidence_request WHERE id = ANY ($1)', [acknowledged]);
    expect(stored).toHaveLength(acknowledged.length);
    const facts = await registry.sql.query<{ event_id: string }>('SELECT event_id FROM fact');
    await eventually(() => Promise.resolve(topic.eventIds.size >= facts.length), 'all events have arrived');
    expect([...topic.eventIds].sort()).toEqual(facts.map(({ event_id }) => event_id).sort());
  };

  it('stand together after the connections to the database were cut in the middle', async () => {
    const registrys = new Database({ url: registry.database.url, applicationName: 'cutter', max: 1 });
    const outcomes = await underLoad(async (seen) => {
      for (const calls of [40, 80, 120]) {
        await enough(seen, calls);
        await registrys.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'registry'`,
        );
      }
      await enough(seen, 160);
    }).finally(() => registrys.close());
    expect(outcomes.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
    await expectWhole(outcomes);
  }, 60_000);

  it('stand together after a process was killed in the middle', async () => {
    const outcomes = await underLoad(async (seen) => {
      await enough(seen, 60);
      await processes()[1]!.kill();
      processes()[1] = await RegistryProcess.start(environment);
      await enough(seen, seen.length + 60);
    });
    await expectWhole(outcomes);
  }, 60_000);

  it.each(['fact', 'outbox', 'evidence_request', 'pursuit', 'holding', 'subject_identifier'])(
    'leave nothing when the part in %s fails',
    async (table) => {
      const counts = () =>
        registry.sql.query(
          `SELECT (SELECT count(*) FROM subject) AS people, (SELECT sum(sequence) FROM subject) AS sequence,
                  (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM evidence_request) AS requests,
                  (SELECT count(*) FROM pursuit) AS pursuits, (SELECT count(*) FROM outbox) AS events`,
        );
      const known = newIdentifier();
      await exchange.ask('library', known);
      await eventually(async () => (await unsettled(registry.sql)).length === 0, 'the outbox is empty');
      const before = await counts();
      await registry.sql.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN RAISE EXCEPTION 'planted'; END$$`);
      await registry.sql.query(`CREATE TRIGGER planted BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION fail()`);
      try {
        const people = table === 'subject_identifier' ? [newIdentifier()] : [known, newIdentifier()];
        const answers = await Promise.all(people.map((person) => exchange.ask('tax', person)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([500]));
        expect(await counts()).toEqual(before);
      } finally {
        await registry.sql.query(`DROP TRIGGER planted ON ${table}`);
        await registry.sql.query('DROP FUNCTION fail()');
      }
      expect((await exchange.ask('tax', known)).status).toBe(201);
      expect(await wrongs(registry.sql)).toEqual([]);
    },
    30_000,
  );
});
