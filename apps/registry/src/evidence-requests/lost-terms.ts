import type { Catalogue } from '../catalogue/catalogue';
import type { EvidenceRequest, Reason } from '../subjects/person';
import type { Verdict } from './decision';

/**
 * Denies a request whose requirement the catalogue has lost, or the evidence type that it names in place of one: nobody can
 * say any more what would satisfy it, and without its terms anything would.
 */
export function lostTerms(request: EvidenceRequest, catalogue: Catalogue): Verdict | undefined {
  const lost = termsLost(request, catalogue);
  if (lost.length === 0) return undefined;
  const code = 'evidence_type_not_covered';
  return {
    status: 'denied',
    code,
    reasons: [{ code }, ...lost],
    list: request.evidenceTypes,
    releases: [],
    needs: [],
    consentsToRequest: [],
  };
}

/** A requirement says itself which types will do; who named a type needs that one. */
function termsLost({ requirement, evidenceTypes }: EvidenceRequest, catalogue: Catalogue): Reason[] {
  if (requirement !== null) return catalogue.requirement(requirement) ? [] : [gone('requirement', requirement)];
  return evidenceTypes.filter((id) => !catalogue.evidenceType(id)).map((id) => gone('evidence_type', id));
}

const gone = (what: 'requirement' | 'evidence_type', id: string): Reason => ({
  code: `${what}_gone`,
  detail: `"${id}" is no longer in the catalogue. Ask again for what is.`,
});
