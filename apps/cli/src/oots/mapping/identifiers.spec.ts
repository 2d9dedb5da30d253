import { itemId, slug } from './identifiers';

const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('an id', () => {
  it('says what the item is and tells it from others of the same name', () => {
    const one = itemId('oots', 'Proof of birth', 'https://broker.example/1');
    expect(one).toMatch(/^oots-proof-of-birth-[0-9a-f]{8}$/);
    expect(itemId('oots', 'Proof of birth', 'https://broker.example/2')).not.toBe(one);
    expect(itemId('oots', 'Proof of birth', 'https://broker.example/1')).toBe(one);
  });

  it.each(['', '!?', 'Λ', 'x'.repeat(200), 'word '.repeat(50), ` -Déjà -- vu> 50%- `])(
    'is one that the registry takes: %j',
    (name) => {
      const id = itemId('oots-el', name, 'f-1');
      expect(id).toMatch(ID_PATTERN);
      expect(id.length).toBeLessThanOrEqual(64);
    },
  );
});

describe('the words of an id', () => {
  it.each([
    ['Proof of disability degree > 50%', 40, 'proof-of-disability-degree-50'],
    ['Ansökan om född', 40, 'ansokan-om-fodd'],
    ['one two three', 8, 'one-two'],
    ['one two three', 7, 'one-two'],
    ['one two three', 6, 'one'],
    ['onetwothree', 6, 'onetwo'],
    ['Ένα', 6, ''],
  ])('of %j in %i characters are %j', (text, length, expected) => {
    expect(slug(text, length)).toBe(expected);
  });
});
