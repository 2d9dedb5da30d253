import fc from 'fast-check';
import { pseudonym, subjectKey } from './pseudonyms';
import { InvalidKey } from './vault-errors';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

describe('subjectKey', () => {
  it('is what openssl computes: HMAC-SHA-256 of scheme, NUL and identifier, cut to 128 bits', () => {
    expect(subjectKey(secret, 'national:xx', '38001085718').toString('hex')).toBe('1b95d0cb5398e4c45cc1196d83138a31');
  });

  it('does not let scheme and identifier run into each other', () => {
    expect(subjectKey(secret, 'ab', 'c')).not.toEqual(subjectKey(secret, 'a', 'bc'));
    expect(() => subjectKey(secret, 'a\0b', 'c')).toThrow(TypeError);
  });

  it('differs for every identifier and every secret', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        expect(subjectKey(secret, 'x', one)).not.toEqual(subjectKey(secret, 'x', other));
        expect(subjectKey(secret, 'x', one)).not.toEqual(subjectKey(Buffer.alloc(32, 9), 'x', one));
      }),
    );
  });
});

describe('pseudonym', () => {
  it.each([
    ['housing', 'rGUWe_XriyMH7SF3IkT2-g'],
    ['school', '0Z7oZToaPoLZ4452Rr09Bw'],
  ])('of a person towards %s is what openssl computes', (agency, expected) => {
    expect(pseudonym(secret, agency)).toBe(expected);
  });

  it('needs a secret of at least 32 bytes', () => {
    expect(() => pseudonym(Buffer.alloc(31), 'housing')).toThrow(InvalidKey);
  });
});
