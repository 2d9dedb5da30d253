import { spelled } from './spelled';

describe('the name of a field', () => {
  it.each([
    ['name', 'name'],
    ['dateOfBirth', 'date of birth'],
    ['annual_income', 'annual income'],
    ['over-18', 'over 18'],
    ['taxYear2025Total', 'tax year2025 total'],
    ['IBAN', 'iban'],
  ])('%s is spelled out: %s', (field, words) => {
    expect(spelled(field)).toBe(words);
  });
});
