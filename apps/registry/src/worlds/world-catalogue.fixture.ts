import {
  aConnector,
  anAgency,
  anEvidenceType,
  aProcedure,
  aPurpose,
  aRequirement,
} from '../catalogue/catalogue.fixture';
import { type CatalogueContent, EMPTY_CATALOGUE } from '../catalogue/catalogue-content';
import type { World } from './truth/world.fixture';

/** What a steward would apply for these worlds. */
export const catalogueOf = (worlds: readonly World[]): CatalogueContent => ({
  ...EMPTY_CATALOGUE,
  agencies: worlds.flatMap(({ agencies, suspended, register }) => [
    ...agencies.map((id) => anAgency({ id, status: id === suspended ? 'suspended' : 'active' })),
    anAgency({ id: register, connector: aConnector() }),
  ]),
  evidenceTypes: worlds.flatMap(({ types }) =>
    types.map(({ id, issuers, source, validityDays, askDays }) =>
      anEvidenceType({
        id,
        issuers,
        sources: source === undefined ? [] : [source],
        askDeadlineDays: askDays,
        ...(validityDays !== undefined && { validityDays }),
      }),
    ),
  ),
  requirements: worlds.flatMap(({ requirements }) =>
    requirements.map(({ id, lists, maxAgeDays, provenance }) =>
      aRequirement({
        id,
        evidenceTypeLists: lists,
        ...(maxAgeDays !== undefined && { maxAgeDays }),
        ...(provenance !== undefined && { acceptedProvenance: [provenance] }),
      }),
    ),
  ),
  procedures: worlds.flatMap(({ purposes, requirements }) =>
    purposes.map(({ procedure, agency }) =>
      aProcedure({ id: procedure, agency, requirements: requirements.map(({ id }) => id) }),
    ),
  ),
  purposes: worlds.flatMap(({ purposes }) =>
    purposes.map(({ id, agency, procedure, types, basis, days }) =>
      aPurpose({
        id,
        agency,
        procedure,
        evidenceTypes: types,
        lawfulBasis: basis,
        maxValidityDays: days,
        legalReference: { en: 'Act 1/2026' },
      }),
    ),
  ),
});
