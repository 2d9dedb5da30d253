import { toName, toText } from './to-text';

const text = (byLanguage: Record<string, string>) =>
  toText(Object.entries(byLanguage).map(([language, words]) => ({ language, words })));

describe('a text by language', () => {
  it.each([
    ['languages in small letters, English first', { FI: 'Haku', EN: 'Search' }, { en: 'Search', fi: 'Haku' }],
    [
      'the first language where there is no English',
      { SV: 'Två', FI: 'Kaksi' },
      { en: 'Kaksi', fi: 'Kaksi', sv: 'Två' },
    ],
    ['one line', { EN: ' one\n\ttwo\u0085 ' }, { en: 'one two' }],
    ['only languages that have words', { EN: 'x', FI: ' ' }, { en: 'x' }],
    ['no variable of a catalogue file', { EN: 'see ${HOME} and $1' }, { en: 'see $ {HOME} and $1' }],
    ['at most 2,000 characters', { EN: 'x'.repeat(2001) }, { en: `${'x'.repeat(1999)}…` }],
    ['whole characters', { EN: `${'x'.repeat(1998)}😀😀` }, { en: `${'x'.repeat(1998)}\ufffd…` }],
  ])('has %s', (_name, given, expected) => {
    expect(JSON.stringify(text(given))).toBe(JSON.stringify(expected));
  });

  it('is nothing where there are no words', () => {
    expect(text({})).toBeUndefined();
    expect(text({ EN: '\n' })).toBeUndefined();
  });

  it('is refused without a language, or with one twice', () => {
    expect(() => text({ '': 'x' })).toThrow('has no language');
    expect(() => text({ '${x}': 'x' })).toThrow('no language tag');
    expect(() => text({ EN: 'x', en: 'y' })).toThrow('twice in one language');
  });

  it('must have words where it is a name', () => {
    expect(() => toName([], 'f-1')).toThrow('"f-1" has no name in any language');
  });
});
