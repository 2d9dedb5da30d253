import type { Server } from 'node:http';
import { type Answer, RunningAudit, until } from '../../apps/audit/src/fixtures/running-audit';
import { aRequestBy } from '../../apps/registry/src/catalogue-of-the-story.fixture';
import { eventually, newIdentifier, TestRegistry, uploadOf } from '../../apps/registry/src/registry.fixture';
import { tokensOf } from './adapters-instances';
import { type Tampering, withTampering } from './tampering';

const DAY_MS = 86_400_000;
const OTHER_ID = '0193d9a4-0000-7000-8000-0000000000ff';
const anIndex: unknown = expect.any(Number);
const words: unknown = expect.stringMatching(/\w{3}/);

interface Result {
  readonly outcome: string;
  readonly closed: number;
  readonly underWay: number;
  readonly findings: readonly object[];
}

/** What happened in the exchange that is tampered with. */
interface Happened {
  readonly subjectRef: string;
  readonly release: string;
  readonly released: string;
  readonly releasedRequest: string;
  readonly denied: string;
  readonly deniedRequest: string;
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

  const row = (table: string, where: string) => ({ table, where });
  const inRegistry = { on: () => registry.sql };
  const inLog = { on: () => audit.owner };

  const cases: [string, (is: Happened) => Tampering & { finds: object[] }][] = [
    [
      'the row of a release is removed from the registry',
      ({ release, released }) => ({
        ...inRegistry,
        ...row('release', `id = '${release}'`),
        change: 'delete',
        finds: [{ code: 'release_missing', kind: 'extra', side: 'registry', entryId: released, recordId: release }],
      }),
    ],
    [
      'the row of a release is changed',
      ({ release, released }) => ({
        ...inRegistry,
        ...row('release', `id = '${release}'`),
        change: `source = 'fetched', qualifier = 'of another child'`,
        finds: [{ code: 'release_changed', entryId: released, recordId: release, members: ['qualifier', 'source'] }],
      }),
    ],
    [
      'the document of a release is changed',
      ({ subjectRef, release }) => ({
        ...inRegistry,
        ...row('document', `subject_ref = '${subjectRef}'`),
        change: `digest = 'sha-256=:AAAA:'`,
        finds: [{ code: 'release_changed', recordId: release, members: ['digest'] }],
      }),
    ],
    [
      'the row of a denied request is removed',
      ({ denied, deniedRequest }) => ({
        ...inRegistry,
        ...row('evidence_request', `id = '${deniedRequest}'`),
        change: 'delete',
        finds: [{ code: 'request_missing', kind: 'extra', side: 'registry', entryId: denied, recordId: deniedRequest }],
      }),
    ],
    [
      'a denied request is made a cancelled one',
      ({ denied, deniedRequest }) => ({
        ...inRegistry,
        ...row('evidence_request', `id = '${deniedRequest}'`),
        change: `status = 'cancelled', decision_code = 'cancelled'`,
        finds: [{ code: 'request_changed', entryId: denied, members: ['status', 'decisionCode'] }],
      }),
    ],
    [
      'the purpose of a released request is changed',
      ({ released, releasedRequest }) => ({
        ...inRegistry,
        ...row('evidence_request', `id = '${releasedRequest}'`),
        change: `purpose = 'another'`,
        finds: [{ code: 'request_changed', entryId: released, recordId: releasedRequest, members: ['purpose'] }],
      }),
    ],
    [
      'the fact of a denial is removed from the registry',
      ({ denied }) => ({
        ...inRegistry,
        ...row('fact', `event_id = '${denied}'`),
        change: 'delete',
        finds: [{ code: 'fact_missing', kind: 'extra', side: 'registry', entryId: denied }],
      }),
    ],
    [
      'the fact of a denial is changed',
      ({ denied }) => ({
        ...inRegistry,
        ...row('fact', `event_id = '${denied}'`),
        change: `data = jsonb_set(data, '{agency}', '"school"'), occurred_at = occurred_at - interval '1 hour'`,
        finds: [
          {
            code: 'fact_changed',
            kind: 'different',
            side: 'registry',
            entryId: denied,
            members: ['occurredAt', 'details'],
          },
        ],
      }),
    ],
    [
      'the fact of a release becomes one of another kind',
      ({ released }) => ({
        ...inRegistry,
        ...row('fact', `event_id = '${released}'`),
        change: `type = 'askonce.evidence.moved.v1'`,
        finds: [{ code: 'fact_changed', entryId: released, members: ['kind'] }],
      }),
    ],
    [
      'an entry is removed from the log',
      ({ released }) => ({
        ...inLog,
        ...row('entry', `entry_id = '${released}'`),
        change: 'delete',
        finds: [{ code: 'entry_missing', kind: 'missing', side: 'log', entryId: released, leafIndex: anIndex }],
      }),
    ],
    [
      'the outcome of an entry is changed',
      ({ denied }) => ({
        ...inLog,
        ...row('entry', `entry_id = '${denied}'`),
        change: `outcome = 'released'`,
        finds: [{ code: 'entry_changed', kind: 'different', side: 'log', entryId: denied, members: ['outcome'] }],
      }),
    ],
    [
      'the system of an entry is changed, of which its leaf does not speak',
      ({ released }) => ({
        ...inLog,
        ...row('entry', `entry_id = '${released}'`),
        change: `system = 'somebody-else'`,
        finds: [{ code: 'entry_changed', side: 'log', entryId: released, members: ['system'] }],
      }),
    ],
    [
      'an entry is put down to somebody else',
      ({ released }) => ({
        ...inLog,
        ...row('entry', `entry_id = '${released}'`),
        change: `subject_ref = '${OTHER_ID}'`,
        finds: [{ code: 'entry_keyless', entryId: released }],
      }),
    ],
    [
      'the sealed details of an entry are changed',
      ({ released }) => ({
        ...inLog,
        ...row('entry', `entry_id = '${released}'`),
        change: `sealed_details = set_byte(sealed_details, 40, get_byte(sealed_details, 40) # 1)`,
        finds: [{ code: 'entry_changed', side: 'log', entryId: released }],
      }),
    ],
    [
      'the row of a leaf is removed',
      ({ released }) => ({
        ...inLog,
        ...row('leaf', `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`),
        change: 'delete',
        finds: [{ code: 'leaf_row_missing', kind: 'missing', side: 'log', leafIndex: anIndex }],
      }),
    ],
    [
      'the bytes of a leaf are changed',
      ({ released }) => ({
        ...inLog,
        ...row('leaf', `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`),
        change: `content = convert_to(replace(convert_from(content, 'UTF8'), '"tax"', '"school"'), 'UTF8')`,
        finds: [{ code: 'leaf_row_changed', side: 'log', members: ['content'] }],
      }),
    ],
    [
      'the id of a leaf is changed',
      ({ released }) => ({
        ...inLog,
        ...row('leaf', `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`),
        change: `leaf_id = 'AAAAAAAAAAAAAAAAAAAAAA'`,
        finds: [{ code: 'leaf_row_changed', members: ['leafId'] }],
      }),
    ],
    [
      'the key of a person is removed',
      ({ subjectRef }) => ({
        ...inLog,
        ...row('subject_key', `subject_ref = '${subjectRef}'`),
        change: 'delete',
        finds: [{ code: 'entry_keyless' }],
        several: true,
      }),
    ],
    [
      'the hashes of the tree are changed',
      () => ({
        ...inLog,
        ...row('tree_head', `log = 'facts'`),
        change: 'edge = set_byte(edge, 0, get_byte(edge, 0) # 1)',
        undo: 'edge = set_byte(edge, 0, get_byte(edge, 0) # 1)',
        finds: [
          { code: 'entry_changed' },
          { code: 'leaf_row_changed', leafIndex: 0, members: ['content'] },
          { code: 'tree_differs', kind: 'different', side: 'log' },
        ],
      }),
    ],
  ];

  it.each(cases)('names it when %s, and nothing else', async (_title, tamperingOf) => {
    const { finds, ...tampering } = tamperingOf(happened);
    const { outcome, findings } = await withTampering(tampering, compared);
    expect(outcome).toBe('differs');
    const codes = (found: readonly object[]) => [...new Set(found.map((one) => ('code' in one ? one.code : '')))];
    if (tampering.several) expect(codes(findings)).toEqual(codes(finds));
    else expect(findings).toEqual(finds.map((find) => expect.objectContaining(find) as object));
    for (const finding of findings) expect(finding).toMatchObject({ what: words, next: words });
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
    const tampering = { ...inLog, ...row('entry', `entry_id = '${released}'`), change: `outcome = 'asking'` };
    const { findings } = await withTampering(tampering, compared);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'either_changed', side: 'either', members: ['outcome'] }),
    ]);
  });
});
