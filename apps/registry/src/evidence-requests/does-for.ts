import type { Catalogue } from '../catalogue/catalogue';
import type { EvidenceRequest, HeldDocument, Rejection, Timestamp } from '../subjects/person';
import { demandOf, rejectionOf } from './request-facts';
import { type Judged, satisfies } from './satisfies';

interface Known {
  readonly now: Timestamp;
  readonly rejections: readonly Rejection[];
}

/** Whether a document, as a file, does for a request: of the same qualifier, as it demands, and not rejected by who asks. */
export function doesFor(
  document: Judged & Pick<HeldDocument, 'evidenceType' | 'qualifier' | 'digest'>,
  request: EvidenceRequest,
  { now, rejections }: Known,
  catalogue: Catalogue,
): boolean {
  return (
    document.qualifier === request.qualifier &&
    satisfies(document, demandOf(request, { asData: false }, catalogue), now) &&
    rejectionOf(document, request, rejections) === undefined
  );
}
