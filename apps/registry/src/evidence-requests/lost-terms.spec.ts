import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import type { EvidenceRequest } from '../subjects/person';
import { aRequest } from '../subjects/person.fixture';
import { lostTerms } from './lost-terms';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const gone = (what: string, id: string) => ({
  code: `${what}_gone`,
  detail: `"${id}" is no longer in the catalogue. Ask again for what is.`,
});

describe('terms that the catalogue has lost', () => {
  it.each<[string, Partial<EvidenceRequest>, object]>([
    ['the requirement', { requirement: 'proof-of-old' }, gone('requirement', 'proof-of-old')],
    [
      'one of the types that are named in place of one',
      { requirement: null, evidenceTypes: ['birth-certificate', 'ration-card'] },
      gone('evidence_type', 'ration-card'),
    ],
  ])('are %s: the request is denied, and hears what has gone', (_what, changes, reason) => {
    const request = aRequest(changes);
    expect(lostTerms(request, catalogue)).toEqual({
      status: 'denied',
      code: 'evidence_type_not_covered',
      reasons: [{ code: 'evidence_type_not_covered' }, reason],
      list: request.evidenceTypes,
      releases: [],
      needs: [],
      consentsToRequest: [],
    });
  });

  it.each<[string, Partial<EvidenceRequest>]>([
    ['the requirement is there, whatever its types once were', { evidenceTypes: ['ration-card'] }],
    ['the type that is named is there', { requirement: null }],
  ])('are none while %s', (_what, changes) => {
    expect(lostTerms(aRequest(changes), catalogue)).toBeUndefined();
  });
});
