import { Names } from './names';

const names = new Names({
  agencies: new Map([['housing', { en: 'Housing Agency', fi: 'Asuntovirasto' }]]),
  evidenceTypes: new Map([['birth-certificate', { en: 'Birth certificate', ar: 'شهادة ميلاد' }]]),
  procedures: new Map(),
  purposes: new Map([['housing-benefit-eligibility', { en: 'To see whether you can get housing benefit' }]]),
});
const nothing = { agencies: [], evidenceTypes: [], procedures: [], purposes: [] };

describe('Names', () => {
  it('names what it knows in every language, and what it does not know by its id', () => {
    expect(names.of('agencies', 'housing')).toEqual({ en: 'Housing Agency', fi: 'Asuntovirasto' });
    expect(names.of('procedures', 'gone')).toEqual({ en: 'gone' });
  });

  it.each([
    ['HOUSING', { ...nothing, agencies: ['housing'], purposes: ['housing-benefit-eligibility'] }],
    ['asunto', { ...nothing, agencies: ['housing'] }],
    ['ميلاد', { ...nothing, evidenceTypes: ['birth-certificate'] }],
    ['no such thing', nothing],
  ])('finds %s in names of any language', (text, found) => {
    expect(names.containing(text)).toEqual(found);
  });
});
