import { Catalogue } from './catalogue';
import { aCatalogue, aConnector, anAgency, anEvidenceType } from './catalogue.fixture';

const withSources = (sources: string[], ...agencies: ReturnType<typeof anAgency>[]) =>
  new Catalogue(1, aCatalogue({ agencies, evidenceTypes: [anEvidenceType({ sources })] }));

describe('Catalogue', () => {
  const catalogue = new Catalogue(3, aCatalogue());

  it('finds what it holds by id', () => {
    expect(catalogue.agency('housing')?.name.en).toBe('Housing Office');
    expect(catalogue.evidenceType('birth-certificate')?.issuers).toEqual(['civil-registry']);
    expect(catalogue.requirement('proof-of-birth')?.evidenceTypeLists).toEqual([['birth-certificate']]);
    expect(catalogue.procedure('housing-benefit')?.agency).toBe('housing');
  });

  it.each(['toString', '__proto__', 'constructor', ''])('holds nothing under %j', (id) => {
    expect(catalogue.agency(id)).toBeUndefined();
    expect(catalogue.purpose(id, 'housing')).toBeUndefined();
  });

  it('gives a purpose to the agency that declared it and to no other', () => {
    expect(catalogue.purpose('housing-benefit-eligibility', 'housing')?.lawfulBasis).toBe('consent');
    expect(catalogue.purpose('housing-benefit-eligibility', 'civil-registry')).toBeUndefined();
  });

  it('lets only named issuers issue', () => {
    expect(catalogue.mayIssue('civil-registry', 'birth-certificate')).toBe(true);
    expect(catalogue.mayIssue('housing', 'birth-certificate')).toBe(false);
    expect(catalogue.mayIssue('civil-registry', 'no-such-type')).toBe(false);
  });

  it('starts empty, with version 0', () => {
    expect(Catalogue.empty.version).toBe(0);
    expect(Catalogue.empty.agency('housing')).toBeUndefined();
  });
});

describe('the source of an evidence type', () => {
  const first = anAgency({ id: 'first', connector: aConnector() });
  const second = anAgency({ id: 'second', connector: aConnector() });

  it('is the first one named', () => {
    expect(withSources(['second', 'first'], first, second).sourceFor('birth-certificate')?.agency.id).toBe('second');
  });

  it('is the next one while the first is suspended', () => {
    const suspended = { ...first, status: 'suspended' as const };
    expect(withSources(['first', 'second'], suspended, second).sourceFor('birth-certificate')?.agency.id).toBe(
      'second',
    );
  });

  it('is nobody when none is named, none is active, or the type is unknown', () => {
    expect(withSources([], first).sourceFor('birth-certificate')).toBeUndefined();
    expect(withSources(['first'], { ...first, status: 'suspended' }).sourceFor('birth-certificate')).toBeUndefined();
    expect(withSources(['first'], first).sourceFor('no-such-type')).toBeUndefined();
  });
});
