import { toldFields, type ToldValue } from './told-fields';

const told = (value: unknown) => toldFields({ fields: ['field'], answers: [], values: { field: value } })[0]?.value;

describe('the fields of a consent as the person is told them', () => {
  it('are named in the words of the catalogue where they answer a question, and spelled out otherwise', () => {
    const answers = [{ field: 'over-18', name: { en: 'Whether you are 18', fi: 'Oletko 18' } }];
    expect(toldFields({ fields: ['dateOfBirth', 'over-18'], answers })).toEqual([
      { name: { en: 'date of birth' }, isAnswer: false, value: undefined },
      { name: { en: 'Whether you are 18', fi: 'Oletko 18' }, isAnswer: true, value: undefined },
    ]);
  });

  it.each<[unknown, ToldValue]>([
    ['Aino', { is: 'text', text: 'Aino' }],
    ['1994-02-28', { is: 'day', day: '1994-02-28T12:00:00Z' }],
    ['1994-02-99', { is: 'text', text: '1994-02-99' }],
    ['about 1994-02-28', { is: 'text', text: 'about 1994-02-28' }],
    [31_200.5, { is: 'number', number: 31_200.5 }],
    [true, { is: 'yes' }],
    [false, { is: 'no' }],
    [null, { is: 'text', text: '–' }],
    [['a', 2, null], { is: 'text', text: 'a, 2, –' }],
    [
      { postCode: '00100', lines: ['Street 1'] },
      { is: 'text', text: 'post code: 00100, lines: Street 1' },
    ],
  ])('say the value %j as %j', (value, expected) => {
    expect(told(value)).toEqual(expected);
  });

  it('have no value that the document does not have, whatever they are called', () => {
    const [field] = toldFields({ fields: ['toString'], answers: [], values: {} });
    expect(field?.value).toBeUndefined();
  });
});
