import type { Operation, Samples } from '@askonce/testing';
import { aRequestBy } from './catalogue-of-the-story.fixture';
import type { PreparedExchange } from './prepared-exchange.fixture';
import { aPdf } from './registry.fixture';

/** What the person, or the other one, the agency `tax` and the adapters may call with, of everything that was prepared. */
export async function samplesOf(
  exchange: PreparedExchange,
  { ids, person }: Pick<PreparedExchange, 'ids' | 'person'> = exchange,
): Promise<Samples> {
  const { other, catalogue, cursors } = exchange;
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
