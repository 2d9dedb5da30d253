import { randomUUID } from 'node:crypto';
import { EVENTS, ROLES, TOPICS } from '@askonce/contracts';
import {
  Attacker,
  type Caller,
  Conformance,
  describeReference,
  INJECTED,
  type Operation,
  operationsOf,
  type Samples,
} from '@askonce/testing';
import { anEvent } from './fixtures/facts';
import { type Answer, RunningAudit, until } from './fixtures/running-audit';
import { TrackerContract } from './fixtures/tracker-contract';
import { Witnessed } from './fixtures/witnessed';
import { factOf } from './log/fact-of-event';
import { Log } from './log/log.service';

const CALLS = process.env['TEST_SIZE'] === 'full' ? 200 : 25;
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_122);
const CALLERS: readonly Caller[] = ['nobody', ...ROLES];
const PERSON = { scheme: 'national:xx', identifier: '38001085718' };
const OTHER = { scheme: 'national:xx', identifier: '49002194829' };
const reason = 'Complaint 2026/113';
const TRACKER = { agency: 'housing', clientId: 'housing-backend' };
const TRACKER_PATHS = ['/v2/findUsage', '/v2/heartbeat', '/v2/usagePeriod'];

describe('answers as the OpenAPI document says', () => {
  let audit: RunningAudit;
  let witnessed: Witnessed;
  let described: Operation[];
  let attacker: Attacker;
  let operations: { id: string; conformance: Conformance }[];
  const succeeded = new Set<string>();

  beforeAll(async () => {
    witnessed = await Witnessed.start(['one'], 1);
    audit = await RunningAudit.start(witnessed.settings);
    const samples = await samplesOf(audit);
    const { url } = audit.service;
    described = await operationsOf(url);
    attacker = new Attacker({ url, samples, tokenOf: ({ roles }) => tokenOf(audit, roles?.[0] ?? 'nobody') });
    operations = described.map((operation) => ({
      id: operation.id,
      conformance: new Conformance({ url, operation, samples, calls: CALLS, seed: SEED }),
    }));
  }, 60_000);
  afterAll(async () => {
    await audit.stop();
    await witnessed.stop();
  });

  it.each(CALLERS)(
    `${CALLS} generated calls of each operation: %s`,
    async (caller) => {
      const faults: string[] = [];
      const token = await tokenOf(audit, caller);
      for (const { id, conformance } of operations) {
        const report = await conformance.reportFor(caller, token);
        faults.push(...report.faults);
        if ([200, 202].some((status) => report.statuses.has(status))) succeeded.add(`${id} as ${caller}`);
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );

  it('a text does nothing, wherever a caller may write one, and a member that is not described is refused', async () => {
    const texts = await attacker.byTexts(described);
    const members = await attacker.byMembers(described, ['entryId', 'subjectRef', 'details', 'sequence', 'roles']);
    expect([...texts.faults, ...members.faults]).toEqual([]);
    expect([texts.tried > 100, members.tried]).toEqual([true, 3]);
    expect(await audit.owner.query(`SELECT to_regclass('${INJECTED}') AS injected`)).toEqual([{ injected: null }]);
  }, 60_000);

  it('has seen every operation succeed for everybody whom it serves', () => {
    expect([...succeeded].sort()).toEqual([
      'Accesses_list as citizen',
      'Cosigning_read as auditor',
      'Cosigning_read as operator',
      'DataTracker_findUsage as agency',
      'DataTracker_heartbeat as agency',
      'DataTracker_usagePeriod as agency',
      'Entries_get as agency',
      'Entries_get as auditor',
      'Entries_get as citizen',
      'Entries_prove as agency',
      'Entries_prove as auditor',
      'Entries_prove as citizen',
      'Entries_search as auditor',
      ...CALLERS.flatMap((caller) => [
        `PublishedLog_checkpoint as ${caller}`,
        `PublishedLog_cosignedCheckpoint as ${caller}`,
        `PublishedLog_cosignedResource as ${caller}`,
        `PublishedLog_resource as ${caller}`,
      ]).sort(),
      'Receipts_get as agency',
      'Receipts_get as auditor',
      'Receipts_get as citizen',
      'Reconciliations_get as auditor',
      'Reconciliations_request as auditor',
    ]);
  });

  describeReference('openapi', 'answers the Data Tracker as its published contract says', (folder) => {
    let contract: TrackerContract;
    beforeAll(() => {
      contract = new TrackerContract(folder);
    });

    const call = (path: string, query: string, headers: Readonly<Record<string, string>>) =>
      audit.call(`${path}?${query}`, { as: { roles: ['agency'], ...TRACKER }, headers });

    it('is of the version, and has the paths', () => {
      expect([contract.version, contract.paths]).toEqual(['2.1.0', TRACKER_PATHS]);
    });

    it.each(TRACKER_PATHS)('has the parameters of %s', async (path) => {
      const operation = (await operationsOf(audit.service.url)).find((one) => one.path === path);
      expect(operation?.parameters.map(({ name }) => name).sort()).toEqual(contract.parameterNames(path));
      expect(operation?.parameters).toEqual(contract.parameters(path));
    });

    it.each(TRACKER_PATHS)('takes the examples of %s, and answers as it says', async (path) => {
      const { query, headers } = contract.exampleOf(path);
      const person = query.replace(/userCode=\w+/, 'userCode=XX38001085718').replace(/&period.*/, '');
      const answers = [await call(path, query, headers), await call(path, person, headers)];
      for (const answer of answers) expect([answer.status, contract.faults(path, answer)]).toEqual([200, []]);
    });

    it('tells of usage, and of what goes wrong, in its statuses', async () => {
      const [path, headers] = ['/v2/findUsage', { 'x-road-userid': 'XX38001085718' }];
      const found = await call(path, 'userCode=XX38001085718', headers);
      expect(Number(found.body['totalUsages'])).toBeGreaterThan(10);
      const wrong = await call(path, 'userCode=38001085718', headers);
      audit.registry.trouble = (response) => response.destroy();
      const failed = await call(path, 'userCode=XX38001085718', headers);
      audit.registry.trouble = undefined;
      expect([found, wrong, failed].map(({ status }) => status)).toEqual([200, 400, 500]);
      expect([found, wrong, failed].flatMap((answer) => contract.faults(path, answer))).toEqual([]);
    });

    it.each<[string, string, Partial<Answer>]>([
      ['a member missing', '/v2/findUsage', { body: { usages: [{ logtime: '2026-11-22T09:00:00Z' }] } }],
      ['a time that is none', '/v2/usagePeriod', { body: { periodStart: 'now' } }],
      ['a member too many', '/v2/heartbeat', { body: { status: 'OK', extra: 1 } }],
      ['another word', '/v2/heartbeat', { body: { status: 'ok' } }],
      ['another status', '/v2/heartbeat', { status: 422 }],
      ['another media type', '/v2/heartbeat', { headers: new Headers({ 'content-type': 'text/html' }) }],
    ])('would not take %s', (_title, path, given) => {
      const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
      const answer = { status: 200, headers, body: { status: 'OK' }, ...given };
      expect(contract.faults(path, answer)).not.toEqual([]);
    });
  });
});

async function tokenOf(audit: RunningAudit, caller: Caller): Promise<string | undefined> {
  if (caller === 'nobody') return undefined;
  return audit.token({ roles: [caller], agency: 'housing', ...(caller === 'citizen' && { subject: PERSON }) });
}

/** One entry of every kind of fact about a person, and one about another. */
async function samplesOf(audit: RunningAudit): Promise<Samples> {
  const [person, other] = [randomUUID(), randomUUID()];
  audit.registry.persons.set(PERSON.identifier, person).set(OTHER.identifier, other);
  audit.registry.tracker = { client: TRACKER, agencies: [], procedures: [], purposes: [] };
  const kinds = Object.values(EVENTS).filter(({ topic }) => topic === TOPICS.evidence);
  const own = kinds.map(({ type, example: data }, index) =>
    anEvent({ subject: person, sequence: index + 1, type, data }),
  );
  const others = anEvent({ subject: other });
  const facts = [...own, others].map((event) => factOf(TOPICS.evidence, event));
  await audit.service.app.get(Log, { strict: false }).appendEntries(facts);
  await until('they are signed', async () => (await audit.publishedSize()) >= facts.length);
  const period = { from: '2026-11-22T00:00:00Z', to: '2026-11-23T00:00:00Z' };
  const asked = await audit.call('/v1/reconciliations', { as: { roles: ['auditor'] }, body: { reason, ...period } });
  await until('they are cosigned', async () => (await fetch(`${audit.service.url}/log/cosigned/checkpoint`)).ok);
  return {
    ids: ({ id }) => (id === 'Reconciliations_get' ? [String(asked.body['id'])] : own.map((event) => event.id)),
    allIds: [others.id],
    bodies: {
      Reconciliations_request: [{ reason, ...period }],
      Entries_search: [
        { reason },
        { reason, subject: PERSON, limit: 3 },
        { reason, agency: 'housing', action: EVENTS.evidenceReleased.type },
        { reason, from: '2026-11-22T00:00:00Z', to: '2026-11-23T00:00:00+02:00' },
      ],
    },
    values: {
      cursor: ['AAAA'],
      path: ['0/000.p/1', 'entries/000.p/1', '0/000.p/2'],
      periodStart: ['2020-01-01T00:00:00Z'],
      userCode: ['XX38001085718'],
    },
    content: Buffer.alloc(0),
  };
}
