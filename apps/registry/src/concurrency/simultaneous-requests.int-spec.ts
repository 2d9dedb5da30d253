import { randomUUID } from 'node:crypto';
import { ASKING } from '../catalogue-of-the-story.fixture';
import { eventually, newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange, type Listed } from './exchange.fixture';
import { unsettled, wrongs } from './invariants.fixture';
import { RegistryProcess } from './registry-process.fixture';

const AGENCIES = Object.keys(ASKING);
const CALLS = 200;

describe('200 simultaneous requests through two processes', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2, start: (env) => RegistryProcess.start(env) });
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  /** Every agency asks in turn; every fifth call is an earlier one again, to the other process. */
  const askAll = (person: string, requirement: string) => {
    const calls = Array.from({ length: CALLS }, (_, n) => ({
      agency: AGENCIES[n % AGENCIES.length]!,
      key: randomUUID(),
    }));
    calls.forEach((call, n) => {
      if (n % 10 >= 5 && n % AGENCIES.length === 0) calls[n] = calls[n - AGENCIES.length] ?? call;
    });
    return Promise.all(
      calls.map(async ({ agency, key }, n) => {
        const { status, body } = await exchange.ask(agency, person, { requirement }, { key, instance: n % 2 });
        return { agency, key, status, id: body.id, standing: body.status };
      }),
    );
  };

  const pursuits = (requestId: string) =>
    registry.sql.query<{ id: string; kind: string }>(
      `SELECT p.id, p.kind FROM pursuit p
       WHERE p.subject_ref = (SELECT r.subject_ref FROM evidence_request r WHERE r.id = $1)`,
      [requestId],
    );

  const allServed = (requestId: string) =>
    eventually(
      async () => {
        const [row] = await registry.sql.query<{ all: number; released: number }>(
          `SELECT count(*)::int AS all, (count(*) FILTER (WHERE r.status = 'released'))::int AS released
           FROM evidence_request r
           WHERE r.subject_ref = (SELECT q.subject_ref FROM evidence_request q WHERE q.id = $1)`,
          [requestId],
        );
        return row?.all === row?.released && row;
      },
      'all are served',
      20_000,
    );

  const expectSound = async () => {
    await eventually(async () => (await unsettled(registry.sql)).length === 0, 'all is settled');
    expect(await wrongs(registry.sql)).toEqual([]);
    expect((registry.services as RegistryProcess[]).flatMap(({ errors }) => errors)).toEqual([]);
  };

  it('open one ask, and one upload serves them all', async () => {
    const person = newIdentifier();
    const answers = await askAll(person, 'proof-of-birth');
    const byBasis = (agency: string) => (ASKING[agency] === 'consent' ? 'consent_pending' : 'asking');
    expect(answers.filter(({ status, standing, agency }) => status !== 201 || standing !== byBasis(agency))).toEqual(
      [],
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(new Set(answers.map(({ key }) => key)).size);
    expect(await pursuits(answers[0]!.id)).toEqual([expect.objectContaining({ kind: 'asking' })]);

    const [ask] = await exchange.mine<Listed & { consents: Listed[] }>(person, 'asks');
    const given = await exchange.give(person, { grants: ask!.consents.map(({ id }) => id) });
    expect([given.status, ask!.consents.length]).toEqual([201, 2]);
    const served = await allServed(answers[0]!.id);
    expect(served.released).toBe(new Set(answers.map(({ key }) => key)).size);
    await expectSound();
  }, 60_000);

  it('open one fetch where a source can supply it, and its answer serves them all', async () => {
    const person = newIdentifier();
    const answers = await askAll(person, 'proof-of-residence');
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const [fetch, ...others] = await pursuits(answers[0]!.id);
    expect([fetch?.kind, others]).toEqual(['fetching', []]);

    for (const { id } of await exchange.mine(person, 'consents')) await exchange.transit(person, id, 'grant');
    expect((await exchange.bring(fetch!.id)).status).toBe(201);
    await allServed(answers[0]!.id);
    expect(await pursuits(answers[0]!.id)).toHaveLength(1);
    await expectSound();
  }, 60_000);
});
