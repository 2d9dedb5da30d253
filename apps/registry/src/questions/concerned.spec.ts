import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { aDocument, idOf } from '../subjects/person.fixture';
import { type About, concernedBy } from './concerned';
import { NoAgencyConcerned } from './questions.problems';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const NOTHING = { auditEntryId: null, requestId: null, documentId: null };
const [ENTRY, REQUEST, DOCUMENT] = [idOf(1), idOf(2), aDocument().id];

const anEntry = (data: object): About => ({ kind: 'audit_entry', eventId: ENTRY, data });
const aboutDocument = (changes: Parameters<typeof aDocument>[0]): About => ({
  kind: 'document',
  document: aDocument(changes),
});

describe('who is to answer', () => {
  it.each<[string, About, object]>([
    ['the agency that is named', { kind: 'agency', agency: 'library' }, { agency: 'library' }],
    [
      'the agency that made the request',
      { kind: 'evidence_request', request: { id: REQUEST, agency: 'tax' } },
      { agency: 'tax', requestId: REQUEST },
    ],
    [
      'the agency that an entry is about, with its request',
      anEntry({ agency: 'tax', requestId: REQUEST, actor: { agency: 'school' }, source: 'civil-registry' }),
      { agency: 'tax', requestId: REQUEST, auditEntryId: ENTRY },
    ],
    [
      "the source that was asked, without another's request",
      anEntry({ source: 'civil-registry', requestId: REQUEST, actor: { agency: 'tax' } }),
      { agency: 'civil-registry', auditEntryId: ENTRY },
    ],
    [
      'the agency that acted',
      anEntry({ actor: { role: 'agency', agency: 'tax' }, requestId: 7 }),
      { agency: 'tax', auditEntryId: ENTRY },
    ],
    [
      'the agency that deposited the document',
      aboutDocument({ depositedBy: 'tax', issuer: 'A hospital' }),
      { agency: 'tax', documentId: DOCUMENT },
    ],
    [
      'the source from which the document was fetched',
      aboutDocument({ arrival: 'fetched', issuer: 'civil-registry' }),
      { agency: 'civil-registry', documentId: DOCUMENT },
    ],
  ])('is %s', (_who, about, concerned) => {
    expect(concernedBy(about, catalogue)).toEqual({ ...NOTHING, ...concerned });
  });

  it.each<[string, About]>([
    ["the person's own doing", anEntry({ actor: { role: 'citizen', clientId: 'portal' } })],
    ['an entry that names nobody', anEntry({})],
    ['what the person gave', aboutDocument({ issuer: 'tax' })],
    ['an agency that takes part no more', anEntry({ agency: 'gone', requestId: REQUEST })],
  ])('is nobody for %s', (_what, about) => {
    expect(() => concernedBy(about, catalogue)).toThrow(NoAgencyConcerned);
  });

  it('is no agency that is not in the catalogue', async () => {
    const errors = [{ pointer: '/about/agency', detail: 'is not in the catalogue' }];
    const naming = Promise.resolve({ kind: 'agency', agency: 'unknown' } as const).then((about) =>
      concernedBy(about, catalogue),
    );
    await expect(naming).rejects.toMatchObject({ kind: CatalogueLacksIt.kind, details: { errors } });
  });
});
