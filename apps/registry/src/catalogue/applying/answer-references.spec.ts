import { Catalogue } from '../catalogue';
import { aCatalogue, anEvidenceType, aPurpose, aRequirement } from '../catalogue.fixture';
import type { CatalogueContent, DerivedAnswer, EvidenceType } from '../catalogue-content';
import { changedAnswers } from './answer-references';
import { referenceErrors } from './catalogue-references';

const schema = {
  type: 'object',
  required: ['dateOfBirth', 'municipality', 'children'],
  properties: {
    dateOfBirth: { type: 'string', format: 'date' },
    municipality: { type: 'string', enum: ['sampletown', 'elsewhere'] },
    children: { type: 'integer' },
    dateOfDeath: { type: 'string', format: 'date' },
  },
};
const nothingSaid = { id: 'over-18', name: { en: 'Whether you are 18 or older' }, field: 'dateOfBirth' };
const over18: DerivedAnswer = { ...nothingSaid, ageAtLeast: { years: 18, timeZone: 'Europe/Helsinki' } };
const resident = { ...nothingSaid, id: 'resident', field: 'municipality', oneOf: ['sampletown'] };
const issuedOnly = [aRequirement({ acceptedProvenance: ['agency_issued'] })];

function catalogueWith(answers: DerivedAnswer[], changes: Partial<EvidenceType> = {}): CatalogueContent {
  const evidenceTypes = [anEvidenceType({ schema, answers, ...changes })];
  const purposes = [aPurpose({ fields: ['over-18'] })];
  return aCatalogue({ evidenceTypes, requirements: issuedOnly, purposes });
}
const pointersIn = (content: CatalogueContent) =>
  referenceErrors(content)
    .map(({ pointer }) => pointer)
    .filter((pointer) => !pointer.startsWith('/purposes'));
const AT = '/evidenceTypes/0/answers';

describe('derived answers', () => {
  it('may rest on a date or on a word that issuers say, and be named by a purpose', () => {
    expect(referenceErrors(catalogueWith([over18, resident]))).toEqual([]);
  });

  it.each<[string, CatalogueContent, string[]]>([
    [
      'a type without schema',
      { ...catalogueWith([over18]), evidenceTypes: [anEvidenceType({ answers: [over18] })] },
      [AT],
    ],
    ['a type that only citizens have', catalogueWith([over18], { issuers: [] }), [AT]],
    [
      'a type that a requirement takes from anybody',
      { ...catalogueWith([over18]), requirements: [aRequirement()] },
      [AT],
    ],
    [
      'a type that a requirement takes from citizens too, in a list of several',
      {
        ...catalogueWith([over18]),
        requirements: [
          ...issuedOnly,
          aRequirement({
            id: 'other',
            evidenceTypeLists: [['birth-certificate', 'birth-certificate']],
            acceptedProvenance: ['agency_issued', 'citizen_provided'],
          }),
        ],
      },
      [AT],
    ],
    ['a field that the schema does not have', catalogueWith([{ ...over18, field: 'born' }]), [`${AT}/0/field`]],
    ['a field that may be missing', catalogueWith([{ ...over18, field: 'dateOfDeath' }]), [`${AT}/0/field`]],
    ['an age of a word', catalogueWith([{ ...over18, field: 'municipality' }]), [`${AT}/0/field`]],
    ['an age of a number', catalogueWith([{ ...over18, field: 'children' }]), [`${AT}/0/field`]],
    ['a choice of numbers', catalogueWith([{ ...resident, field: 'children' }]), [`${AT}/0/field`]],
    [
      'a value that the field cannot have',
      catalogueWith([{ ...resident, oneOf: ['sampletown', 'Sampletown'] }]),
      [`${AT}/0/oneOf/1`],
    ],
    [
      'a time zone that there is not',
      catalogueWith([{ ...over18, ageAtLeast: { years: 18, timeZone: 'Europe/Nowhere' } }]),
      [`${AT}/0/ageAtLeast/timeZone`],
    ],
    ['no operator', catalogueWith([nothingSaid]), [`${AT}/0`]],
    ['two operators', catalogueWith([{ ...over18, oneOf: ['2000-01-01'] }]), [`${AT}/0`]],
    ['another answer', catalogueWith([over18, { ...resident, field: 'over-18' }]), [`${AT}/1/field`]],
    ['itself', catalogueWith([{ ...resident, field: 'resident' }]), [`${AT}/0/field`]],
    ['the name of a field', catalogueWith([{ ...resident, id: 'children' }]), [`${AT}/0/id`]],
    ['the name of another answer', catalogueWith([over18, { ...resident, id: 'over-18' }]), [`${AT}/1/id`]],
  ])('are refused for %s', (_title, content, pointers) => {
    expect(pointersIn(content)).toEqual(pointers);
  });

  it('are named by a purpose only where they are', () => {
    expect(referenceErrors(catalogueWith([resident]))).toMatchObject([{ pointer: '/purposes/0/fields/0' }]);
  });
});

describe('the meaning of an answer', () => {
  const current = new Catalogue(1, catalogueWith([over18, { ...resident, oneOf: ['sampletown', 'elsewhere'] }]));

  it.each<[string, DerivedAnswer[]]>([
    ['it stays', [over18]],
    ['it is said in other words', [{ ...over18, name: { en: 'Whether you are of age' } }]],
    ['its values are in another order', [{ ...resident, oneOf: ['elsewhere', 'sampletown'] }]],
    ['it is new', [over18, { ...over18, id: 'over-21', ageAtLeast: { years: 21, timeZone: 'Europe/Helsinki' } }]],
    ['it goes', []],
  ])('is kept where %s', (_title, answers) => {
    expect(changedAnswers(current, catalogueWith(answers))).toEqual([]);
  });

  it.each<[string, DerivedAnswer]>([
    ['age', { ...over18, ageAtLeast: { years: 16, timeZone: 'Europe/Helsinki' } }],
    ['time zone', { ...over18, ageAtLeast: { years: 18, timeZone: 'UTC' } }],
    ['field', { ...over18, field: 'dateOfDeath' }],
    ['operator', { ...resident, id: 'over-18' }],
    ['value', resident],
  ])('cannot become another %s under the same id', (_title, answer) => {
    expect(changedAnswers(current, catalogueWith([answer]))).toMatchObject([{ pointer: `${AT}/0` }]);
  });
});
