import { ROLES, type Role } from '@askonce/contracts';
import { type Caller, Conformance, type Operation, operationsOf, type Samples } from '@askonce/testing';
import { aRequestBy } from './catalogue-of-the-story.fixture';
import { PreparedExchange } from './prepared-exchange.fixture';
import { aPdf, type TestRegistry } from './registry.fixture';

const CALLS = process.env['TEST_SIZE'] === 'full' ? 200 : 25;
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_122);
/** The citizen may have everything erased, and the steward apply generated catalogues: they come last. */
const LAST: readonly Role[] = ['citizen', 'steward'];
const CALLERS: readonly Caller[] = ['nobody', ...ROLES.filter((role) => !LAST.includes(role)), ...LAST];
const ERASURE = 'Erasure_erase';

describe('answers as the OpenAPI document says', () => {
  let exchange: PreparedExchange;
  let operations: { id: string; conformance: Conformance }[];
  const succeeded = new Set<string>();

  beforeAll(async () => {
    exchange = await PreparedExchange.start();
    const url = exchange.registry.services[0]!.url;
    const samples = await samplesOf(exchange);
    operations = (await operationsOf(url))
      .map((operation) => ({
        id: operation.id,
        conformance: new Conformance({ url, operation, samples, calls: CALLS, seed: SEED }),
      }))
      .sort((a, b) => Number(a.id === ERASURE) - Number(b.id === ERASURE));
  }, 60_000);
  afterAll(() => exchange.registry.stop());

  it.each(CALLERS)(
    `${CALLS} generated calls of each operation: %s`,
    async (caller) => {
      const faults: string[] = [];
      const token = await tokenOf(exchange.registry, caller, exchange.person);
      for (const { id, conformance } of operations) {
        const report = await conformance.reportFor(caller, token);
        faults.push(...report.faults);
        if ([...report.statuses.keys()].some((status) => status < 300)) succeeded.add(id);
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('has seen every operation succeed', () => {
    expect(operations.map(({ id }) => id).filter((id) => !succeeded.has(id))).toEqual([]);
  });
});

async function tokenOf(registry: TestRegistry, caller: Caller, identifier: string): Promise<string | undefined> {
  if (caller === 'nobody') return undefined;
  const known: Partial<Record<Role, () => Promise<string>>> = {
    agency: () => registry.agency('tax'),
    citizen: () => registry.citizen(identifier),
    service: () => registry.token({ roles: ['service'], clientId: 'askonce-adapters' }),
  };
  const own = known[caller];
  return own === undefined ? registry.token({ roles: [caller], agency: 'tax' }) : own();
}

async function samplesOf(exchange: PreparedExchange): Promise<Samples> {
  const { ids, person, other, catalogue, cursors } = exchange;
  const subject = { scheme: 'national:xx', identifier: person };
  const upload = { evidenceType: 'birth-certificate', channel: 'portal' };
  const byFields = aRequestBy('tax', person, { purpose: 'tax-fields' });
  const askedAgain = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' };
  const issued = { ...upload, subject, provenance: 'agency_issued' };
  return {
    ids: (operation) => idsFor(operation, ids),
    allIds: await exchange.allIds(),
    bodies: {
      EvidenceRequests_create: [
        aRequestBy('tax', person),
        byFields,
        aRequestBy('tax', other),
        aRequestBy('housing', person),
      ],
      OwnDocuments_give: [
        upload,
        { ...upload, draft: true },
        { ...upload, qualifier: 'new', issuedAt: '2026-01-02T03:04:05Z', grants: ids.consents },
      ],
      Drafts_confirm: [{}, { grants: ids.consents.slice(0, 1) }],
      OwnDocuments_replace: [{ ...upload, qualifier: 'replaced-0' }],
      Deposits_deposit: [
        issued,
        { ...issued, issuer: 'A hospital', attributes: { name: 'A', dateOfBirth: '1980-01-02' } },
      ],
      Fetches_bring: [{}, { issuedAt: '2026-01-02T03:04:05Z', mediaType: 'application/pdf' }],
      OwnQuestions_ask: [
        { kind: 'question', text: 'Why?\nWhy me?', about: { agency: 'tax' } },
        { kind: 'error_report', text: 'This is wrong.', about: { evidenceRequestId: ids.requests.released[0] } },
      ],
      AskedAgain_report: [askedAgain, { ...askedAgain, subject }],
      Consents_transition: [{}, { alsoFor: ids.consents.slice(1, 2) }],
      LegalHolds_place: [
        { subject, class: 'agency_issued', authority: 'A court', reference: 'C-1', until: '2999-01-01T00:00:00Z' },
      ],
      Subjects_resolve: [subject],
      Catalogue_apply: [catalogue],
    },
    values: {
      wait: ['0'],
      cursor: cursors,
      evidenceType: ['birth-certificate'],
      dryRun: ['true', 'false'],
      version: ['1'],
      after: ['00000000-0000-0000-0000-000000000000'],
      until: ['ffffffff-ffff-ffff-ffff-ffffffffffff'],
    },
    content: aPdf(),
  };
}

function idsFor({ path, method }: Operation, ids: PreparedExchange['ids']): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    '/v1/me/asks/{id}/declination': ids.asks,
    '/v1/me/documents/{id}/replacement': ids.documents.replaced,
    '/v1/me/documents/{id}/removal': ids.documents.removed,
    '/v1/me/documents/{id}/draft': ids.drafts,
    '/v1/me/documents/{id}/confirmation': ids.drafts,
    '/v1/documents/{id}/revocation': ids.deposits.revoked,
    '/v1/evidence-requests/{id}/cancellation': ids.requests.waiting,
    '/v1/evidence-requests/{id}/evidence/{evidenceType}/rejection': ids.requests.rejectable,
    '/v1/me/evidence-requests/{id}/objection': ids.requests.objectionable,
    '/v1/releases/{id}/claims': ids.releases,
    '/v1/legal-holds/{id}/lifting': ids.holds,
    '/v1/questions/{id}/answer': ids.questions,
    '/v1/me/questions/{id}': ids.questions,
  };
  const byPrefix: readonly (readonly [string, readonly string[]])[] = [
    ['/v1/me/consents/', ids.consents],
    ['/v1/me/asks/', ids.asks],
    ['/v1/me/evidence-requests/', ids.requests.released],
    ['/v1/me/documents/', ids.documents.kept],
    ['/v1/documents/', ids.deposits.kept],
    ['/v1/evidence-requests/', ids.requests.released],
    ['/internal/fetches/', ids.fetches],
    ['/internal/recorded-facts', ids.requests.released],
  ];
  const found = known[path] ?? byPrefix.find(([prefix]) => path.startsWith(prefix))?.[1];
  if (found === undefined) throw new Error(`Nothing is prepared for ${method} ${path}.`);
  return found;
}
