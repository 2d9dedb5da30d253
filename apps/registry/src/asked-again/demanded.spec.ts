import { Catalogue } from '../catalogue/catalogue';
import { aProcedure, aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { demandedAtMost } from './demanded';

const catalogue = new Catalogue(
  1,
  aCatalogueOfTheStory({
    requirements: [
      aRequirement(),
      aRequirement({ id: 'fresh', maxAgeDays: 30 }),
      aRequirement({ id: 'fresher', maxAgeDays: 7, acceptedProvenance: ['agency_issued'] }),
      aRequirement({ id: 'of-residence', evidenceTypeLists: [['residence-certificate']], maxAgeDays: 1 }),
    ],
    procedures: [
      aProcedure({ id: 'one', agency: 'tax', requirements: ['proof-of-birth', 'fresh', 'of-residence'] }),
      aProcedure({ id: 'two', agency: 'tax', requirements: ['fresher'] }),
      aProcedure({ id: 'three', agency: 'school', requirements: ['proof-of-birth'] }),
    ],
  }),
);
const ANYTHING = { maxAgeDays: null, acceptedProvenance: null, asData: false };

describe('what an agency may have needed', () => {
  it('is the strictest of all its procedures, of that evidence alone', () => {
    expect(demandedAtMost('tax', 'birth-certificate', catalogue)).toEqual({
      maxAgeDays: 7,
      acceptedProvenance: ['agency_issued'],
      asData: false,
    });
  });

  it('is anything where no procedure of its own says more', () => {
    expect(demandedAtMost('school', 'birth-certificate', catalogue)).toEqual(ANYTHING);
    expect(demandedAtMost('library', 'birth-certificate', catalogue)).toEqual(ANYTHING);
  });
});
