import type { Catalogue } from '../catalogue/catalogue';
import type { EvidenceRequest, Reason } from '../subjects/person';
import type { Verdict } from './decision';

/**
 * Denies a request whose requirement or evidence type the catalogue has lost: nobody can say any more what would satisfy
 * it, and without its terms anything would.
 */
export function lostTerms(request: EvidenceRequest, catalogue: Catalogue): Verdict | undefined {
  const { requirement, evidenceTypes } = request;
  const reasons: Reason[] = [
    ...(requirement === null || catalogue.requirement(requirement) ? [] : [gone('requirement', requirement)]),
    ...evidenceTypes.filter((id) => !catalogue.evidenceType(id)).map((id) => gone('evidence_type', id)),
  ];
  if (reasons.length === 0) return undefined;
  const code = 'evidence_type_not_covered';
  return { status: 'denied', code, reasons: [{ code }, ...reasons], releases: [], needs: [], consentsToRequest: [] };
}

const gone = (what: 'requirement' | 'evidence_type', id: string): Reason => ({
  code: `${what}_gone`,
  detail: `"${id}" is no longer in the catalogue. Ask again for what is.`,
});
