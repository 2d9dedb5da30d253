import { randomUUID } from 'node:crypto';
import type { RunningService } from '@askonce/service';
import { Exchange } from '../concurrency/exchange.fixture';
import { unsettled, wrongs } from '../concurrency/invariants.fixture';
import { TopicReader } from '../concurrency/topic-reader.fixture';
import { eventually, newIdentifier, TestRegistry } from '../registry.fixture';
import { FETCH_GRACE_MS } from './due';
import { endsIn } from './end-of-time.fixture';
import { ExpiryService } from './expiry.service';

const PEOPLE = 40;
/**
 * What is due for each: an ask, one of the two requests that wait for it, a consent, a document. For half of them a fetch too,
 * which leads to an ask: there a unique index would stop a second command, for the others the guard alone does.
 */
const OVERDUE = `
  WITH ended AS (SELECT clock_timestamp() AS at),
  pursuits AS (UPDATE pursuit SET deadline = ended.at - interval '${FETCH_GRACE_MS} milliseconds' FROM ended
    WHERE closed_at IS NULL RETURNING 1),
  requests AS (UPDATE evidence_request SET expires_at = ended.at FROM ended
    WHERE agency = 'tax' AND status = 'asking' RETURNING 1),
  consents AS (UPDATE consent SET valid_until = ended.at FROM ended WHERE status = 'given' RETURNING 1)
  UPDATE document SET valid_until = ended.at FROM ended WHERE status = 'current'`;

describe('several instances that end what is due at once', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  let topic: TopicReader;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
    exchange = new Exchange(registry);
    topic = await TopicReader.start(registry.kafka);
  }, 60_000);
  afterAll(async () => {
    await topic.stop();
    await registry.stop();
  }, 30_000);

  const live = async (_person: unknown, n: number) => {
    const person = newIdentifier();
    await exchange.ask('school', person);
    await exchange.ask('tax', person);
    if (n % 2 === 0) await exchange.ask('social', person, { requirement: 'proof-of-residence' });
    await exchange.ask('housing', person, {
      requirement: undefined,
      evidenceType: 'birth-certificate',
      qualifier: 'q',
    });
    const [consent] = await exchange.mine(person, 'consents');
    const [given, key] = [{ qualifier: 'q', grants: [consent!.id] }, randomUUID()];
    await eventually(async () => (await exchange.give(person, given, { key })).status === 201, 'it is given');
    return person;
  };
  const settled = () => eventually(async () => (await unsettled(registry.sql)).length === 0, 'all is settled');
  const services = () => registry.services.map((service) => (service as RunningService).app.get(ExpiryService));
  const counted = async (type: string, condition: string) => {
    const rows = await registry.sql.query<{ times: number }>(
      `SELECT count(*)::int AS times FROM fact f WHERE f.type = 'askonce.${type}.v1' AND ${condition}
       GROUP BY COALESCE(f.data ->> 'askId', f.data ->> 'fetchId', f.data ->> 'requestId', f.data ->> 'consentId',
         f.data ->> 'documentId')`,
    );
    return rows.map(({ times }) => times);
  };
  /** A metric of all instances together. */
  const total = async (name: string, label: string) => {
    const texts = await Promise.all(
      registry.services.map(async (service) => (await fetch((service as RunningService).metricsUrl)).text()),
    );
    const lines = texts.flatMap((text) => text.split('\n'));
    return lines
      .filter((line) => line.startsWith(name) && line.includes(label))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  };
  const once = (people: number) => Array.from({ length: people }, () => 1);

  it('have each effect once, and tell of it once', async () => {
    for (let n = 0; n < PEOPLE; n += 10) await Promise.all(Array.from({ length: 10 }, live));
    await settled();
    const people = await registry.sql.query<{ subject_ref: string }>('SELECT subject_ref FROM subject');
    await registry.sql.query(OVERDUE);
    // Both instances' workers are at it too.
    const attempts = people.flatMap(({ subject_ref }) => services().map((service) => service.endFor(subject_ref)));
    const ended = (await Promise.all(attempts)).filter((due) => due !== undefined);
    expect(ended.length).toBeLessThanOrEqual(PEOPLE);
    const left = `SELECT FROM document WHERE status = 'current'`;
    await eventually(async () => (await registry.sql.query(left)).length === 0, 'everything has ended');
    await settled();
    expect(await counted('ask.closed', `f.data ->> 'outcome' = 'expired'`)).toEqual(once(PEOPLE));
    expect(await counted('fetch.ended', `f.data ->> 'outcome' = 'unavailable'`)).toEqual(once(PEOPLE / 2));
    expect(await counted('evidence.moved', `f.data ->> 'to' = 'expired'`)).toEqual(once(2 * PEOPLE));
    expect(await counted('consent.changed', `f.data ->> 'transition' = 'expiry'`)).toEqual(once(PEOPLE));
    expect(await counted('document.ended', `f.data ->> 'how' = 'expired'`)).toEqual(once(PEOPLE));
    expect(await wrongs(registry.sql)).toEqual([]);
  }, 60_000);

  it('tell it in the order of each person, without a gap', async () => {
    const facts = await registry.sql.query<{ event_id: string }>('SELECT event_id FROM fact');
    await eventually(() => Promise.resolve(topic.eventIds.size >= facts.length), 'all events have arrived');
    expect([...topic.eventIds].sort()).toEqual(facts.map(({ event_id }) => event_id).sort());
    for (const numbers of topic.numbersByPerson().values()) {
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    }
  });

  it('count what they ended, and nothing is due any more', async () => {
    const { body } = await exchange.ask('tax', newIdentifier());
    const before = await total('askonce_expiry_ended_total', 'kind="request"');
    await endsIn(registry.sql, 'evidence_request', { id: body.id });
    const counts = async () => (await total('askonce_expiry_ended_total', 'kind="request"')) === before + 1;
    await eventually(counts, 'one request more has ended');
    expect(await total('askonce_expiry_due', '')).toBe(0);
    expect(await total('askonce_expiry_oldest_seconds', '')).toBe(0);
    expect(await total('askonce_expiry_failures_total', '')).toBe(0);
  });

  it('go on with the others when somebody cannot be dealt with', async () => {
    const [stuck, other] = [newIdentifier(), newIdentifier()];
    const ids = [(await exchange.ask('tax', stuck)).body.id, (await exchange.ask('tax', other)).body.id];
    await registry.sql.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
      IF NEW.data ->> 'requestId' = '${ids[0]}' THEN RAISE EXCEPTION 'planted'; END IF; RETURN NEW; END$$`);
    await registry.sql.query('CREATE TRIGGER planted BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION fail()');
    try {
      await endsIn(registry.sql, 'evidence_request', { id: ids[0]! });
      await eventually(async () => (await total('askonce_expiry_failures_total', '')) > 0, 'it has failed');
      expect(await total('askonce_expiry_due', 'kind="request"')).toBe(2);
      await endsIn(registry.sql, 'evidence_request', { id: ids[1]! });
      const standing = async () =>
        registry.sql.query<{ status: string }>('SELECT status FROM evidence_request WHERE id = $1', [ids[1]]);
      await eventually(async () => (await standing())[0]?.status === 'expired', 'the other one has ended');
    } finally {
      await registry.sql.query('DROP TRIGGER planted ON fact');
      await registry.sql.query('DROP FUNCTION fail()');
    }
  });
});
