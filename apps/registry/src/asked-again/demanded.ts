import type { Catalogue } from '../catalogue/catalogue';
import { type Demand, stricter } from '../subjects/demand';

const ANYTHING: Demand = { maxAgeDays: null, acceptedProvenance: null, asData: false };

/**
 * The strictest that any procedure of the agency needs of that evidence: for which of them it asked is not known, and what
 * would not have done for one of them is not held against it.
 */
export function demandedAtMost(agency: string, evidenceType: string, catalogue: Catalogue): Demand {
  const procedures = catalogue.content.procedures.filter((procedure) => procedure.agency === agency);
  return procedures
    .flatMap(({ requirements }) => requirements)
    .map((id) => catalogue.requirement(id))
    .filter((requirement) => requirement !== undefined)
    .filter(({ evidenceTypeLists }) => evidenceTypeLists.flat().includes(evidenceType))
    .map(({ maxAgeDays = null, acceptedProvenance = null }) => ({ maxAgeDays, acceptedProvenance, asData: false }))
    .reduce(stricter, ANYTHING);
}
