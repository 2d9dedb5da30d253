import { EVENTS, type RejectionReason } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { aboutDocument } from '../documents/add-document';
import { decideInto, expiryFrom } from '../evidence-requests/carry-out';
import { aboutRequest } from '../evidence-requests/request-facts';
import { settle } from '../evidence-requests/settle';
import { fact } from '../subjects/changes';
import type { Draft } from '../subjects/draft';
import type { EvidenceRequest, HeldDocument, Release } from '../subjects/person';

/** What a requester says of something that was released to it. */
export interface Rejected {
  readonly id: string;
  readonly request: EvidenceRequest;
  /** All that the request has been released. */
  readonly releases: readonly Release[];
  readonly release: Release;
  readonly document: HeldDocument;
  readonly reason: RejectionReason;
  readonly sealedNote: string | null;
}

/**
 * Records a rejection. Where the citizen gave the document, it satisfies that requirement no longer: nothing of the request
 * is released any more, and it waits again, for a source, for the citizen, or for what else is held. What an agency issued
 * stays released, because only its issuer can mend it.
 */
export function reject(draft: Draft, rejected: Rejected, catalogue: Catalogue): void {
  const { request, release, document, reason } = rejected;
  const reopened = document.provenance === 'citizen_provided';
  const about = { actor: draft.actor, ...aboutRequest(request), ...aboutDocument(document) };
  const eventId = draft.id();
  draft.record(fact(eventId, EVENTS.evidenceRejected, { ...about, releaseId: release.id, code: reason, reopened }));
  draft.reject(rowOf(rejected, { eventId, rejectedAt: draft.person.now }));
  if (reopened) reopen(draft, rejected, catalogue);
}

function reopen(draft: Draft, { request, releases }: Rejected, catalogue: Catalogue): void {
  const { now } = draft.person;
  for (const release of releases) draft.endRelease(release);
  decideInto(draft, { ...request, reopenedAt: now, expiresAt: expiryFrom(now) }, catalogue, 'reopened');
  settle(draft, catalogue);
}

function rowOf(
  { id, request, release, document, reason, sealedNote }: Rejected,
  recorded: { eventId: string; rejectedAt: string },
) {
  const { subjectRef, evidenceType, qualifier } = release;
  return {
    subjectRef,
    id,
    requestId: request.id,
    releaseId: release.id,
    documentId: document.id,
    digest: document.digest,
    agency: request.agency,
    requirement: request.requirement,
    evidenceType,
    qualifier,
    reason,
    sealedNote,
    ...recorded,
  };
}
