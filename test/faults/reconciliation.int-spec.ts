import type { Server } from 'node:http';
import { type Answer, RunningAudit, until } from '../../apps/audit/src/fixtures/running-audit';
import { aRequestBy } from '../../apps/registry/src/catalogue-of-the-story.fixture';
import { eventually, newIdentifier, TestRegistry, uploadOf } from '../../apps/registry/src/registry.fixture';
import { tokensOf } from './adapters-instances';
import { withTampering } from './tampering';
import { anIndex, detailsOf, type Happened, type Tampering, TAMPERINGS } from './tamperings';

const DAY_MS = 86_400_000;
const words: unknown = expect.stringMatching(/\w{3}/);

interface Result {
  readonly outcome: string;
  readonly closed: number;
  readonly underWay: number;
  readonly findings: readonly object[];
}

jest.setTimeout(60_000);

describe('registry and log compared', () => {
  let registry: TestRegistry;
  let audit: RunningAudit;
  let tokens: Server;
  const person = newIdentifier();
  let happened: Happened;

  beforeAll(async () => {
    registry = await TestRegistry.start();
    tokens = await tokensOf(registry);
    const { port } = tokens.address() as { port: number };
    audit = await RunningAudit.start({
      KAFKA_BROKERS: registry.kafka.brokers.join(),
      ASKONCE_TOPIC_PREFIX: registry.kafka.topicPrefix,
      ASKONCE_REGISTRY_URL: registry.services[0]!.url,
      ASKONCE_TOKEN_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    await exchange();
    happened = await whatHappened();
    await allLogged();
  }, 60_000);
  afterAll(async () => {
    await audit.stop();
    tokens.close();
    await registry.stop();
  });

  const exchange = async () => {
    const token = await registry.citizen(person);
    const document = uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' });
    await registry.call('POST', '/v1/me/documents', { token, body: document });
    for (const agency of ['tax', 'housing'])
      await registry.call('POST', '/v1/evidence-requests', {
        token: await registry.agency(agency),
        body: aRequestBy(agency, person),
      });
    const { body } = await registry.call<{ items: { id: string }[] }>('GET', '/v1/me/consents', { token });
    await registry.call('POST', `/v1/me/consents/${body.items[0]!.id}/refusal`, { token, body: {} });
    await eventually(
      async () => (await registry.sql.query(`SELECT 1 FROM evidence_request WHERE status = 'denied'`)).length > 0,
      'the request is denied',
    );
  };
  const whatHappened = async () => {
    const [row] = await registry.sql.query<Happened>(
      `SELECT release.subject_ref AS "subjectRef", release.id AS release, release.event_id AS released,
         release.request_id AS "releasedRequest", denied.event_id AS denied, denied.id AS "deniedRequest"
       FROM release JOIN evidence_request AS denied ON denied.subject_ref = release.subject_ref AND denied.status = 'denied'`,
    );
    return row!;
  };
  const allLogged = async () => {
    const { subjectRef } = happened;
    const numbers = 'SELECT sequence::int AS facts FROM subject WHERE subject_ref = $1';
    const [{ facts }] = (await registry.sql.query<{ facts: number }>(numbers, [subjectRef])) as [{ facts: number }];
    const logged = 'SELECT 1 FROM entry WHERE subject_ref = $1';
    await until('all is logged', async () => (await audit.owner.query(logged, [subjectRef])).length === facts);
  };
  const call = (path: string, body?: object): Promise<Answer> =>
    audit.call(path, { as: { roles: ['auditor'], tokenSubject: 'auditor-1' }, ...(body && { body }) });
  const compared = async (): Promise<Result> => {
    const now = Date.now();
    const [from, to] = [now - DAY_MS, now + DAY_MS].map((instant) => new Date(instant).toISOString());
    const asked = await call('/v1/reconciliations', { reason: 'A row may have been altered', from, to });
    expect(asked.status).toBe(202);
    let answer = asked;
    await until('it has ended', async () => {
      answer = await call(`/v1/reconciliations/${String(asked.body.id)}`);
      return answer.body.state === 'ended';
    });
    return answer.body.result as Result;
  };

  it('names nothing where nothing was touched', async () => {
    expect(await compared()).toMatchObject({ outcome: 'nothing_differs', findings: [], underWay: 0, closed: 0 });
  });

  const on = { registry: () => registry.sql, log: () => audit.owner };
  const tamperedWith = <T>({ side, also, ...tampering }: Tampering, work: () => Promise<T>): Promise<T> => {
    const tampered = () => withTampering(on[side](), tampering, work);
    return also === undefined ? tampered() : withTampering(on[side](), also, tampered);
  };

  it.each(TAMPERINGS)('names it when %s, and nothing else', async (_title, tamperingOf) => {
    const { finds, ...tampering } = tamperingOf(happened);
    const { outcome, findings } = await tamperedWith(tampering, compared);
    expect(outcome).toBe('differs');
    const codes = (found: readonly object[]) => [...new Set(found.map((one) => ('code' in one ? one.code : '')))];
    if (tampering.several) expect(codes(findings)).toEqual(codes(finds));
    else expect(findings).toEqual(finds.map((find) => expect.objectContaining(find) as object));
    for (const finding of findings) expect(finding).toMatchObject({ what: words, next: words });
  });

  it('names the leaf and the request when fact and entry of a denial are both removed', async () => {
    const { denied, deniedRequest } = happened;
    const fact = { side: 'registry' as const, table: 'fact', where: `event_id = '${denied}'`, change: 'delete' };
    const entry = {
      side: 'log' as const,
      table: 'entry',
      where: `entry_id = '${denied}'`,
      change: 'delete',
      also: detailsOf(denied),
    };
    const { findings } = await tamperedWith(fact, () => tamperedWith(entry, compared));
    expect(findings).toEqual([
      expect.objectContaining({ code: 'denial_unlogged', entryId: denied, recordId: deniedRequest }),
      expect.objectContaining({ code: 'leaf_without_entry', side: 'log', leafIndex: anIndex }),
    ]);
  });

  it('names both entries when their places are swapped, and where their leaves are', async () => {
    const { released, denied } = happened;
    const places = `SELECT entry_id AS id, leaf_index::int AS place FROM entry WHERE entry_id IN ($1, $2) ORDER BY entry_id = $1 DESC`;
    const rows = await audit.owner.query<{ id: string; place: number }>(places, [released, denied]);
    const [first, second] = rows.map(({ place }) => place);
    const put = async (moves: readonly [string, number][]) =>
      audit.owner.transaction(async (tx) => {
        // Far away, for a place is taken by one entry at a time.
        await tx.query('UPDATE entry SET leaf_index = 1000000000 WHERE entry_id = $1', [released]);
        for (const [id, place] of moves)
          await tx.query('UPDATE entry SET leaf_index = $2 WHERE entry_id = $1', [id, place]);
      });
    await put([
      [denied, first!],
      [released, second!],
    ]);
    const { findings } = await compared();
    await put([
      [denied, second!],
      [released, first!],
    ]);
    const moved = (entryId: string, leafIndex: number) =>
      expect.objectContaining({ code: 'entry_moved', entryId, leafIndex, members: ['leafIndex'] }) as object;
    expect(new Set(findings)).toEqual(new Set([moved(released, first!), moved(denied, second!)]));
  });

  it('names nothing any more once all is as it was', async () => {
    expect(await compared()).toMatchObject({ outcome: 'nothing_differs', findings: [] });
  });

  it('takes what is left of an erased person for what it is, and sees when that is altered', async () => {
    const token = await registry.citizen(person);
    expect((await registry.call('POST', '/v1/me/erasure', { token })).status).toBeLessThan(300);
    await allLogged();
    await until('the key is gone', async () => {
      const kept = 'SELECT 1 FROM subject_key WHERE subject_ref = $1';
      return (await audit.owner.query(kept, [happened.subjectRef])).length === 0;
    });
    const untouched = await compared();
    expect(untouched).toMatchObject({ outcome: 'nothing_differs', findings: [] });
    expect(untouched.closed).toBeGreaterThan(3);
    const { released } = happened;
    const tampering = {
      side: 'log' as const,
      table: 'entry',
      where: `entry_id = '${released}'`,
      change: `outcome = 'asking'`,
    };
    const { findings } = await tamperedWith(tampering, compared);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'either_changed', side: 'either', members: ['outcome'] }),
    ]);
  });
});
