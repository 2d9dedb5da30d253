import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import type { Person } from '../subjects/person';
import { aConsent, aDocument, aPerson, aRejection, aRequest, daysAgo, idOf, NOW } from '../subjects/person.fixture';
import { sharedDocument } from './shared-document';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const consent = aConsent({ status: 'requested', validUntil: null, decidedAt: null });
const shared = (person: Partial<Person>, asData = false) =>
  sharedDocument(consent, aPerson(person), { asData, catalogue })?.id;
const ofChild = aDocument({ id: idOf(902), qualifier: 'child-1' });
const data = aDocument({ sealedAttributes: '\\x00', provenance: 'agency_issued' });

describe('what would be shared with a consent', () => {
  it.each<[string, Partial<Person>, boolean, string | undefined]>([
    ['is what is held of the type', { documents: [aDocument(), ofChild] }, false, idOf(901)],
    ['is nothing where nothing is held', { documents: [aDocument({ evidenceType: 'passport' })] }, false, undefined],
    ['is nothing whose validity has ended', { documents: [aDocument({ validUntil: NOW })] }, false, undefined],
    [
      'is of the qualifier that whoever waits has named',
      { documents: [aDocument(), ofChild], requests: [aRequest({ qualifier: 'child-1' })] },
      false,
      idOf(902),
    ],
    [
      'is nothing too old for whoever waits',
      {
        documents: [aDocument({ issuedAt: daysAgo(31) })],
        requests: [aRequest({ requirement: 'fresh-proof-of-birth' })],
      },
      false,
      undefined,
    ],
    [
      'is nothing that whoever waits has rejected',
      { documents: [aDocument()], requests: [aRequest()], rejections: [aRejection()] },
      false,
      undefined,
    ],
    ['is no file, where it is fields', { documents: [aDocument()] }, true, undefined],
    ['is what says it as data, where it is fields', { documents: [data] }, true, idOf(901)],
  ])('%s', (_title, person, asData, expected) => {
    expect(shared(person, asData)).toBe(expected);
  });
});
