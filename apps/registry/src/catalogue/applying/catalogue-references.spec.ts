import { EMPTY_CATALOGUE } from '../catalogue-content';
import { referenceErrors } from './catalogue-references';
import { aCatalogue, anAgency, anEvidenceType, aProcedure, aPurpose, aRequirement } from '../catalogue.fixture';

const without = <T extends object, K extends keyof T>(item: T, name: K): Omit<T, K> => {
  const { ...copy }: Partial<T> = item;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the copy is this function's own.
  delete copy[name];
  return copy as Omit<T, K>;
};

const BIRTH = {
  type: 'object',
  properties: { dateOfBirth: { type: 'object', properties: { year: { type: 'integer' } } } },
};

describe('a catalogue that holds together', () => {
  it.each([
    ['empty', EMPTY_CATALOGUE],
    ['small', aCatalogue()],
  ])('has no errors when it is %s', (_name, content) => {
    expect(referenceErrors(content)).toEqual([]);
  });

  it('may have a purpose that names fields which its types have', () => {
    const evidenceTypes = [anEvidenceType({ schema: BIRTH })];
    expect(referenceErrors(aCatalogue({ evidenceTypes, purposes: [aPurpose({ fields: ['dateOfBirth'] })] }))).toEqual(
      [],
    );
  });

  it('may name one data tracker', () => {
    const tracker = anAgency({ id: 'state-portal', dataTracker: { clientId: 'state-portal-tracker' } });
    expect(referenceErrors(aCatalogue({ agencies: [...aCatalogue().agencies, tracker] }))).toEqual([]);
  });

  it('may have sources that are issuers with a connector', () => {
    expect(referenceErrors(aCatalogue({ evidenceTypes: [anEvidenceType({ sources: ['civil-registry'] })] }))).toEqual(
      [],
    );
  });
});

describe('a catalogue is refused for', () => {
  it.each([
    ['an unknown issuer', { evidenceTypes: [anEvidenceType({ issuers: ['nobody'] })] }, ['/evidenceTypes/0/issuers/0']],
    ['an unknown source', { evidenceTypes: [anEvidenceType({ sources: ['nobody'] })] }, ['/evidenceTypes/0/sources/0']],
    [
      'a source that is no issuer and has no connector',
      { evidenceTypes: [anEvidenceType({ sources: ['housing'] })] },
      ['/evidenceTypes/0/sources/0', '/evidenceTypes/0/sources/0'],
    ],
    [
      'a schema that is none',
      { evidenceTypes: [anEvidenceType({ schema: { type: 5 } })] },
      ['/evidenceTypes/0/schema'],
    ],
    [
      'a schema of an unknown draft',
      { evidenceTypes: [anEvidenceType({ schema: { $schema: 'urn:nowhere' } })] },
      ['/evidenceTypes/0/schema'],
    ],
    [
      'an unknown type in a list',
      { requirements: [aRequirement({ evidenceTypeLists: [['birth-certificate'], ['birth-certificate', 'x']] })] },
      ['/requirements/0/evidenceTypeLists/1/1'],
    ],
    [
      'an unknown agency and requirement of a procedure',
      { procedures: [aProcedure({ agency: 'x', requirements: ['y'] })], purposes: [] },
      ['/procedures/0/agency', '/procedures/0/requirements/0'],
    ],
    [
      'an unknown agency, procedure and type of a purpose',
      { purposes: [aPurpose({ agency: 'x', procedure: 'y', evidenceTypes: ['z'] })] },
      ['/purposes/0/agency', '/purposes/0/procedure', '/purposes/0/evidenceTypes/0'],
    ],
    [
      "a purpose that serves another agency's procedure",
      { purposes: [aPurpose({ agency: 'civil-registry' })] },
      ['/purposes/0/procedure'],
    ],
    [
      'consent whose consequences are not told',
      { purposes: [without(without(aPurpose(), 'consequenceOfRefusing'), 'consequenceOfWithdrawing')] },
      ['/purposes/0/consequenceOfRefusing', '/purposes/0/consequenceOfWithdrawing'],
    ],
    [
      'a schema that refers to another',
      { evidenceTypes: [anEvidenceType({ schema: { $ref: 'https://schemas.example/birth' } })] },
      ['/evidenceTypes/0/schema'],
    ],
    [
      'fields of a type without schema',
      { purposes: [aPurpose({ fields: ['dateOfBirth'] })] },
      ['/purposes/0/evidenceTypes/0'],
    ],
    [
      'fields that the schema does not have at its top, each of them',
      {
        evidenceTypes: [anEvidenceType({ schema: BIRTH })],
        purposes: [aPurpose({ fields: ['year', 'dateOfBirth', 'name'] })],
      },
      ['/purposes/0/fields/0', '/purposes/0/fields/2'],
    ],
    [
      'fields of one of its types only',
      {
        evidenceTypes: [anEvidenceType({ schema: BIRTH }), anEvidenceType({ id: 'other', schema: {} })],
        purposes: [aPurpose({ fields: ['dateOfBirth'], evidenceTypes: ['birth-certificate', 'other'] })],
      },
      ['/purposes/0/fields/0'],
    ],
    [
      'fields that nobody could deposit',
      {
        evidenceTypes: [anEvidenceType({ schema: BIRTH, issuers: [] })],
        purposes: [aPurpose({ fields: ['dateOfBirth'] })],
      },
      ['/purposes/0/evidenceTypes/0'],
    ],
    [
      'a second data tracker',
      {
        agencies: [
          anAgency({ dataTracker: { clientId: 'one' } }),
          anAgency({ id: 'civil-registry', dataTracker: { clientId: 'other' } }),
        ],
      },
      ['/agencies/1/dataTracker'],
    ],
    ['a double id', { agencies: [...aCatalogue().agencies, anAgency()] }, ['/agencies/2/id']],
    [
      'a life event with an unknown procedure',
      { lifeEvents: [{ id: 'birth', name: { en: 'Birth' }, procedures: ['x'] }] },
      ['/lifeEvents/0/procedures/0'],
    ],
  ])('%s', (_name, changes, pointers) => {
    expect(referenceErrors(aCatalogue(changes)).map((error) => error.pointer)).toEqual(pointers);
  });

  it('all its faults at once', () => {
    const errors = referenceErrors({ ...aCatalogue(), agencies: [], evidenceTypes: [] });
    expect(errors.map(({ pointer, detail }) => `${pointer}: ${detail}`)).toEqual([
      '/requirements/0/evidenceTypeLists/0/0: there is no evidence type "birth-certificate"',
      '/procedures/0/agency: there is no agency "housing"',
      '/purposes/0/agency: there is no agency "housing"',
      '/purposes/0/evidenceTypes/0: there is no evidence type "birth-certificate"',
    ]);
  });

  it('nothing when another basis than consent tells no consequences', () => {
    const purpose = without(aPurpose({ lawfulBasis: 'legal_obligation' }), 'consequenceOfRefusing');
    expect(referenceErrors(aCatalogue({ purposes: [purpose] }))).toEqual([]);
  });
});
