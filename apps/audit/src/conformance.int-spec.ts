import { randomUUID } from 'node:crypto';
import { EVENTS, ROLES, TOPICS } from '@askonce/contracts';
import { type Caller, Conformance, operationsOf, type Samples } from '@askonce/testing';
import { anEvent } from './fixtures/facts';
import { RunningAudit, until } from './fixtures/running-audit';
import { Witnessed } from './fixtures/witnessed';
import { factOf } from './log/fact-of-event';
import { Log } from './log/log.service';

const CALLS = process.env['TEST_SIZE'] === 'full' ? 200 : 25;
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_122);
const CALLERS: readonly Caller[] = ['nobody', ...ROLES];
const PERSON = { scheme: 'national:xx', identifier: '38001085718' };
const OTHER = { scheme: 'national:xx', identifier: '49002194829' };
const reason = 'Complaint 2026/113';

describe('answers as the OpenAPI document says', () => {
  let audit: RunningAudit;
  let witnessed: Witnessed;
  let operations: { id: string; conformance: Conformance }[];
  const succeeded = new Set<string>();

  beforeAll(async () => {
    witnessed = await Witnessed.start(['one'], 1);
    audit = await RunningAudit.start(witnessed.settings);
    const samples = await samplesOf(audit);
    const { url } = audit.service;
    operations = (await operationsOf(url)).map((operation) => ({
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

  it('has seen every operation succeed for everybody whom it serves', () => {
    expect([...succeeded].sort()).toEqual([
      'Accesses_list as citizen',
      'Cosigning_read as auditor',
      'Cosigning_read as operator',
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
});

async function tokenOf(audit: RunningAudit, caller: Caller): Promise<string | undefined> {
  if (caller === 'nobody') return undefined;
  return audit.token({ roles: [caller], agency: 'housing', ...(caller === 'citizen' && { subject: PERSON }) });
}

/** One entry of every kind of fact about a person, and one about another. */
async function samplesOf(audit: RunningAudit): Promise<Samples> {
  const [person, other] = [randomUUID(), randomUUID()];
  audit.registry.persons.set(PERSON.identifier, person).set(OTHER.identifier, other);
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
    values: { cursor: ['AAAA'], path: ['0/000.p/1', 'entries/000.p/1', '0/000.p/2'] },
    content: Buffer.alloc(0),
  };
}
