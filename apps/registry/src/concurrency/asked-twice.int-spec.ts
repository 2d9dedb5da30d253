import { ASKED_TWICE_SQL } from '@askonce/contracts';
import { newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange } from './exchange.fixture';

const DAY_MS = 86_400_000;

describe('the figure of asking twice', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start();
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const askedTwice = async (subjectRef: string | null) => {
    const [row] = await registry.sql.query<{ asked_twice: number }>(ASKED_TWICE_SQL, [subjectRef]);
    return row!.asked_twice;
  };
  const subjectOf = async (requestId: string) => {
    const [row] = await registry.sql.query<{ subject_ref: string }>(
      'SELECT subject_ref FROM evidence_request WHERE id = $1',
      [requestId],
    );
    return row!.subject_ref;
  };
  /** An ask that the registry itself would never open. */
  const plant = (subjectRef: string) =>
    registry.sql.query(
      `INSERT INTO pursuit (subject_ref, id, evidence_type, qualifier, kind, opened_by, opened_at, deadline)
       VALUES ($1, gen_random_uuid(), 'birth-certificate', '', 'asking', gen_random_uuid(), clock_timestamp(), 'infinity')`,
      [subjectRef],
    );

  it('counts an ask that was opened beside a document that satisfies it', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person);
    await exchange.give(person);
    const subjectRef = await subjectOf(body.id);
    expect(await askedTwice(subjectRef)).toBe(0);
    await plant(subjectRef);
    expect([await askedTwice(subjectRef), await askedTwice(null)]).toEqual([1, 1]);
  });

  it('counts a second ask that was opened while the first was open', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person);
    const subjectRef = await subjectOf(body.id);
    expect(await askedTwice(subjectRef)).toBe(0);
    await registry.sql.query('DROP INDEX pursuit_open_ask_uq');
    await registry.sql.query('DROP INDEX pursuit_open_uq');
    await plant(subjectRef);
    expect(await askedTwice(subjectRef)).toBe(1);
  });

  it('does not count asking for a newer copy, for what was removed, or again after a declination', async () => {
    const person = newIdentifier();
    const issuedAt = new Date(Date.now() - 90 * DAY_MS).toISOString();
    const given = await exchange.give(person, { issuedAt });
    const newer = await exchange.ask('tax', person, { requirement: 'fresh-proof-of-birth' });
    const [ask] = await exchange.mine(person, 'asks');
    await exchange.decline(person, ask!.id);
    await exchange.remove(person, given.body.id);
    const again = await exchange.ask('social', person);
    expect([newer.body.status, again.body.status]).toEqual(['asking', 'asking']);
    expect(await askedTwice(await subjectOf(newer.body.id))).toBe(0);
  });
});
