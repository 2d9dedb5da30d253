import { EMPTY_CATALOGUE } from '../catalogue-content';
import { countByKind, countDiff, diffCatalogues } from './catalogue-diff';
import { aCatalogue, anAgency, aPurpose } from '../catalogue.fixture';

describe('the difference of two catalogues', () => {
  it('is nothing between equal ones', () => {
    expect(countDiff(diffCatalogues(aCatalogue(), aCatalogue()))).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it('is nothing when only the order differs', () => {
    const reversed = aCatalogue({ agencies: aCatalogue().agencies.toReversed() });
    expect(countDiff(diffCatalogues(aCatalogue(), reversed))).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it('names what is new and what goes, by kind', () => {
    const after = aCatalogue({ agencies: [anAgency(), anAgency({ id: 'school' })] });
    expect(diffCatalogues(aCatalogue(), after).agencies).toEqual({
      added: ['school'],
      changed: [],
      removed: ['civil-registry'],
    });
    expect(countDiff(diffCatalogues(EMPTY_CATALOGUE, aCatalogue()))).toEqual({ added: 6, changed: 0, removed: 0 });
  });

  it('is counted by kind', () => {
    const after = aCatalogue({ agencies: [anAgency({ status: 'suspended' }), anAgency({ id: 'school' })] });
    const nothing = { added: 0, changed: 0, removed: 0 };
    expect(countByKind(diffCatalogues(aCatalogue(), after))).toEqual({
      agencies: { added: 1, changed: 1, removed: 1 },
      evidenceTypes: nothing,
      requirements: nothing,
      procedures: nothing,
      purposes: nothing,
      lifeEvents: nothing,
    });
  });

  it('names a changed value by its pointer, with what was and what comes', () => {
    const { agencies } = aCatalogue();
    const moved = { ...agencies[0]!, contact: { ...agencies[0]!.contact, office: { en: '2 Market Street' } } };
    const diff = diffCatalogues(aCatalogue(), aCatalogue({ agencies: [moved, agencies[1]!] }));
    expect(diff.agencies.changed).toEqual([
      {
        id: 'housing',
        fields: [{ pointer: '/contact/office/en', before: '1 Market Street', after: '2 Market Street' }],
      },
    ]);
  });

  it('tells a field that appears or goes from one that changes', () => {
    const before = aCatalogue({ purposes: [aPurpose({ fields: ['dateOfBirth'] })] });
    expect(diffCatalogues(before, aCatalogue()).purposes.changed[0]?.fields).toEqual([
      { pointer: '/fields', before: ['dateOfBirth'] },
    ]);
    expect(diffCatalogues(aCatalogue(), before).purposes.changed[0]?.fields).toEqual([
      { pointer: '/fields', after: ['dateOfBirth'] },
    ]);
  });

  it('shows a list as one value', () => {
    const after = aCatalogue({ purposes: [aPurpose({ evidenceTypes: ['birth-certificate', 'diploma'] })] });
    expect(diffCatalogues(aCatalogue(), after).purposes.changed[0]?.fields).toEqual([
      { pointer: '/evidenceTypes', before: ['birth-certificate'], after: ['birth-certificate', 'diploma'] },
    ]);
  });

  it('escapes names in pointers (RFC 6901)', () => {
    const before = aCatalogue({ agencies: [{ ...anAgency(), name: { en: 'a', 'x/y~z': 'b' } }] });
    const after = aCatalogue({ agencies: [{ ...anAgency(), name: { en: 'a', 'x/y~z': 'c' } }] });
    expect(diffCatalogues(before, after).agencies.changed[0]?.fields[0]?.pointer).toBe('/name/x~1y~0z');
  });
});
