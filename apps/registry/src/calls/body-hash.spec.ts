import fc from 'fast-check';
import { bodyHash } from './body-hash';

describe('bodyHash', () => {
  it('is a SHA-256 in base64url', () => {
    expect(bodyHash({})).toMatch(/^[\w-]{43}$/);
  });

  it('says the same whatever the order of the fields and whatever was left undefined', () => {
    expect(bodyHash({ a: 1, b: { d: [1], c: 'x' } })).toBe(bodyHash({ b: { c: 'x', d: [1] }, a: 1, e: undefined }));
  });

  it('tells any two bodies apart', () => {
    const body = fc.dictionary(
      fc.string().filter((name) => name !== 'subject'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(body, body, (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(bodyHash(a) === bodyHash(b)).toBe(same);
      }),
    );
  });

  it('tells order apart where order means something', () => {
    expect(bodyHash({ a: [1, 2] })).not.toBe(bodyHash({ a: [2, 1] }));
  });

  it('knows nothing of the person, so that nobody can guess them back', () => {
    const [one, other] = ['38001085718', '47101010033'].map((identifier) => ({
      subject: { scheme: 'national:xx', identifier },
      purpose: 'p',
    }));
    expect(bodyHash(one!)).toBe(bodyHash(other!));
    expect(bodyHash(one!)).toBe(bodyHash({ purpose: 'p' }));
  });
});

/** The same JSON with the names of all objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
