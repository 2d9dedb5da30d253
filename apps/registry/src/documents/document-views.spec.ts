import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { aDocument, daysAgo, idOf, inDays } from '../subjects/person.fixture';
import { toDocumentWithVersions, toWholeDocument } from './dto/document-versions.response';
import { toDocumentResponse, toGivenDocumentResponse, toOwnDocumentResponse } from './dto/document.response';

const SHOWN = {
  id: idOf(901),
  evidenceType: 'birth-certificate',
  qualifier: '',
  version: 1,
  status: 'current',
  provenance: 'citizen_provided',
  channel: 'portal',
  mediaType: 'application/pdf',
  size: 1_234,
  digest: aDocument().digest,
  createdAt: daysAgo(1),
};
const NAMED = { ...SHOWN, evidenceTypeName: { en: 'Birth certificate' } };
const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const document = { ...aDocument({ wrappedKey: '\\xsecret' }), newColumn: 'secret' };

describe('a document as it is shown', () => {
  it('is made of these fields and no others: no key, no content, no person', () => {
    expect(toDocumentResponse(document)).toEqual(SHOWN);
  });

  it('says who issued it, when, and until when it is valid, where that is known', () => {
    const known = { issuer: 'civil-registry', issuedAt: daysAgo(3), validUntil: inDays(3) };
    expect(toDocumentResponse(aDocument(known))).toEqual({ ...SHOWN, ...known });
  });

  it('lists its versions, each with these fields and no others', () => {
    const ended = { id: idOf(903), status: 'superseded', issuedAt: daysAgo(9), endedAt: daysAgo(2) } as const;
    const versions = [
      { ...document, how: null, version: 2 },
      { ...document, ...ended, how: 'replaced' as const },
    ];
    const shown = [
      { id: idOf(901), version: 2, status: 'current', createdAt: daysAgo(1) },
      { ...ended, version: 1, createdAt: daysAgo(1), how: 'replaced' },
    ];
    expect(toDocumentWithVersions({ ...document, versions })).toEqual({ ...SHOWN, versions: shown });
    const uses = [{ agency: 'civil-registry', releases: 3, lastReleasedAt: daysAgo(2) }];
    const own = toWholeDocument({ ...document, releases: 3, versions, uses }, catalogue);
    const used = [{ ...uses[0], agencyName: { en: 'Housing Office' } }];
    expect(own).toEqual({ ...NAMED, releases: 3, versions: shown, uses: used });
  });

  it('adds how often it was released, for the person, and what it answered, for who gave it', () => {
    expect(toOwnDocumentResponse({ ...document, releases: 3 }, catalogue)).toEqual({ ...NAMED, releases: 3 });
    const given = toGivenDocumentResponse({ document, answered: true, isNew: true }, catalogue);
    expect(given).toEqual({ ...NAMED, answered: true });
  });

  it.each([
    ['civil-registry', { issuerName: { en: 'Housing Office' } }],
    ['A hospital', {}],
  ])('names the issuer %s for the person only where it is an agency', (issuer, names) => {
    const own = toOwnDocumentResponse({ ...aDocument({ issuer }), releases: 0 }, catalogue);
    expect(own).toEqual({ ...NAMED, releases: 0, issuer, ...names });
  });
});
