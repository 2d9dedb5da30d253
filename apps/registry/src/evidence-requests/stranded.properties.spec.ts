import fc from 'fast-check';
import { type DecisionCode, isWaiting, LAWFUL_BASES } from '@askonce/contracts';
import { referenceErrors } from '../catalogue/applying/catalogue-references';
import { strandsOf } from '../catalogue/applying/stranding';
import { Catalogue } from '../catalogue/catalogue';
import type { CatalogueContent } from '../catalogue/catalogue-content';
import { aCatalogueOfTheStory, ASKING } from '../catalogue-of-the-story.fixture';
import { applyChanges } from '../subjects/apply-changes.fixture';
import { Draft } from '../subjects/draft';
import type { EvidenceRequest, Person } from '../subjects/person';
import { aPerson, aRequest, HOUSING, idOf, idsFrom } from '../subjects/person.fixture';
import { settle } from './settle';

const story = aCatalogueOfTheStory();
const inForce = new Catalogue(1, story);

const LACKING: readonly DecisionCode[] = [
  'agency_suspended',
  'purpose_not_declared',
  'evidence_type_not_covered',
  'explicit_request_missing',
];

/** The catalogue in force without some of its items, and with some of them changed; it holds together. */
const anyNext: fc.Arbitrary<CatalogueContent> = fc
  .record({
    suspended: fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(idsOf(story.agencies)) },
    ),
    types: most(idsOf(story.evidenceTypes)),
    requirements: most(story.requirements),
    purposes: most(story.purposes),
    covers: most(idsOf(story.evidenceTypes)),
    basis: fc.option(fc.constantFrom(...LAWFUL_BASES), { nil: undefined }),
    procedures: most(story.procedures),
  })
  .map(({ suspended, types, covers, basis, ...kept }) => {
    const requirements = kept.requirements.filter(({ evidenceTypeLists }) =>
      evidenceTypeLists.flat().every((type) => types.includes(type)),
    );
    return {
      ...story,
      agencies: story.agencies.map((agency) =>
        suspended.includes(agency.id) ? { ...agency, status: 'suspended' as const } : agency,
      ),
      evidenceTypes: story.evidenceTypes.filter(({ id }) => types.includes(id)),
      requirements,
      procedures: kept.procedures.map((procedure) => ({
        ...procedure,
        requirements: procedure.requirements.filter((id) => requirements.some((requirement) => requirement.id === id)),
      })),
      purposes: kept.purposes
        .map((purpose) => ({
          ...purpose,
          lawfulBasis: basis ?? purpose.lawfulBasis,
          evidenceTypes: purpose.evidenceTypes.filter((id) => types.includes(id) && covers.includes(id)),
        }))
        .filter(({ procedure }) => kept.procedures.some(({ id }) => id === procedure)),
    };
  });

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** All of them, or in one of four catalogues only some. */
function most<T>(all: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(all) }, { weight: 1, arbitrary: fc.subarray([...all]) });
}

const anyRequest = fc
  .record({
    agency: fc.constantFrom(...Object.keys(ASKING)),
    terms: fc.constantFrom(
      { requirement: 'proof-of-birth', evidenceTypes: ['birth-certificate'] },
      { requirement: 'fresh-proof-of-birth', evidenceTypes: ['birth-certificate'] },
      { requirement: 'proof-of-residence', evidenceTypes: ['residence-certificate'] },
      { requirement: 'proof-of-either', evidenceTypes: ['birth-certificate'] },
      { requirement: 'proof-of-both', evidenceTypes: ['birth-certificate', 'residence-certificate'] },
      { requirement: 'proof-of-passport-or-birth', evidenceTypes: ['passport'] },
      { requirement: null, evidenceTypes: ['residence-certificate'] },
    ),
    explicitRequest: fc.boolean(),
  })
  .map(({ agency, terms, explicitRequest }) =>
    aRequest({ agency, purpose: `${agency}-purpose`, procedure: `${agency}-procedure`, ...terms, explicitRequest }),
  );

function settled(person: Person, catalogue: Catalogue) {
  const draft = new Draft(person, idsFrom(), HOUSING);
  settle(draft, catalogue);
  const changes = draft.changes({ raisesVersion: draft.movesOthers });
  return { changes, after: applyChanges(person, changes) };
}

/** Somebody about whom these requests wait rightly, by the catalogue in force. */
const somebody = (requests: readonly EvidenceRequest[]) =>
  settled(aPerson({ requests: requests.map((request, index) => ({ ...request, id: idOf(700 + index) })) }), inForce)
    .after;

describe('a waiting request', () => {
  it('is denied by the next catalogue if, and only if, that catalogue is said to strand it', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 4 }), anyNext, (requests, content) => {
        expect(referenceErrors(content)).toEqual([]);
        const person = somebody(requests);
        const waiting = person.requests.filter(({ status }) => isWaiting(status));
        const { changes } = settled(person, new Catalogue(2, content));
        const denied = (changes.requests ?? []).filter(({ status }) => status === 'denied');
        const stranded = waiting.filter(
          (request) => strandsOf([{ ...request, count: 1 }], inForce, content).length > 0,
        );
        expect(denied.map(({ id }) => id).sort()).toEqual(stranded.map(({ id }) => id).sort());
        for (const { decisionCode } of denied) expect(LACKING).toContain(decisionCode);
      }),
      { numRuns: 500 },
    );
  });
});
