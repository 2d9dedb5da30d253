import { parseServiceKeys } from './service-keys';

const EC = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };

describe('parseServiceKeys', () => {
  it('gives public keys by client id', () => {
    const keys = parseServiceKeys(JSON.stringify({ adapters: EC, audit: { kty: 'RSA', n: 'n', e: 'AQAB' } }));
    expect([...keys.keys()]).toEqual(['adapters', 'audit']);
    expect(keys.get('adapters')).toEqual(EC);
  });

  it.each([
    ['a private EC key', { a: { ...EC, d: 'secret' } }],
    ['a private RSA key', { a: { kty: 'RSA', n: 'n', e: 'AQAB', d: 'secret' } }],
    ['a shared secret', { a: { kty: 'oct', k: 'secret' } }],
    ['no key', { a: null }],
    ['a list', [EC]],
    ['a text', 'keys'],
    ['a key without kind', { a: { x: 'x' } }],
  ])('refuses %s and says nothing of it', (_title, content) => {
    const attempt = () => parseServiceKeys(JSON.stringify(content));
    expect(attempt).toThrow(/public JWK/);
    expect(attempt).not.toThrow(/secret/);
  });

  it('refuses what is no JSON', () => {
    expect(() => parseServiceKeys('adapters: key')).toThrow(SyntaxError);
  });
});
