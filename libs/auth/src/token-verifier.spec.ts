import { createHmac, randomUUID } from 'node:crypto';
import { type CryptoKey, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { Problem } from '@askonce/problems';
import { issuerUnavailable } from './auth.problems';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';

const ISSUER = 'https://login.example';
const NOW = new Date('2026-11-22T09:00:00Z');
const seconds = Math.floor(NOW.getTime() / 1_000);

let publicKey: CryptoKey;
let privateKey: CryptoKey;
let otherKey: CryptoKey;
let lookups = 0;

beforeAll(async () => {
  ({ publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true }));
  ({ privateKey: otherKey } = await generateKeyPair('ES256'));
});
beforeEach(() => (lookups = 0));

async function verifier(options: Partial<TokenVerifierOptions> = {}): Promise<TokenVerifier> {
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const keys = createLocalJWKSet({ keys: [jwk] });
  const keysOf = () => (header: Parameters<typeof keys>[0], token: Parameters<typeof keys>[1]) => {
    lookups += 1;
    return keys(header, token);
  };
  return new TokenVerifier({ issuers: [ISSUER], audience: 'askonce', clock: () => NOW, keysOf, ...options });
}

const claims = {
  iss: ISSUER,
  aud: 'askonce',
  sub: 'askonce-housing',
  client_id: 'askonce-housing',
  jti: randomUUID(),
  iat: seconds,
  exp: seconds + 300,
  roles: ['agency'],
  agency: 'housing',
};

function aToken(changes: Record<string, unknown> = {}, header: object = {}, key = privateKey): Promise<string> {
  const payload = Object.fromEntries(
    Object.entries<unknown>({ ...claims, ...changes }).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header }).sign(key);
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function unsigned(): Promise<string> {
  return Promise.resolve(`${encoded({ alg: 'none', typ: 'at+jwt' })}.${encoded(claims)}.`);
}

/** The public key used as the secret of an HMAC: works against verifiers that believe the header's `alg`. */
async function confused(): Promise<string> {
  const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', await exportSPKI(publicKey))
    .update(signed)
    .digest('base64url')}`;
}

async function tampered(): Promise<string> {
  const [header, , signature] = (await aToken()).split('.');
  return `${header}.${encoded({ ...claims, roles: ['operator'] })}.${signature}`;
}

const refusal = async (token: string, using?: TokenVerifier): Promise<Problem> => {
  const outcome: unknown = await (using ?? (await verifier())).verify(token).catch((error: unknown) => error);
  if (outcome instanceof Problem) return outcome;
  throw new Error('the token was accepted');
};

describe('a valid token', () => {
  it('names the system of an agency', async () => {
    expect(await (await verifier()).verify(await aToken())).toEqual({
      clientId: 'askonce-housing',
      tokenSubject: 'askonce-housing',
      roles: ['agency'],
      agency: 'housing',
    });
  });

  it('names a citizen', async () => {
    const subject = { scheme: 'national:xx', identifier: '38001085718' };
    const token = await aToken({
      roles: ['citizen'],
      agency: undefined,
      subject,
      sub: 'p-1',
      client_id: 'askonce-portal',
    });
    expect(await (await verifier()).verify(token)).toEqual({
      clientId: 'askonce-portal',
      tokenSubject: 'p-1',
      roles: ['citizen'],
      subject,
    });
  });

  it('may name further audiences and write its type as a media type', async () => {
    const token = await aToken({ aud: ['other', 'askonce'] }, { typ: 'application/at+jwt' });
    expect(await (await verifier()).verify(token)).toMatchObject({ agency: 'housing' });
  });
});

describe('a hostile token is refused with 401', () => {
  const long = 'x'.repeat(200);
  it.each<[string, () => Promise<string>]>([
    ['not a token', () => Promise.resolve('nonsense')],
    ['three empty parts', () => Promise.resolve('..')],
    ['no signature and alg none', unsigned],
    ['HS256 with the public key as secret', confused],
    ['claims changed after signing', tampered],
    ['signed by somebody else', () => aToken({}, {}, otherKey)],
    ['an unknown key id', () => aToken({}, { kid: 'k2' })],
    ['an issuer that is not configured', () => aToken({ iss: 'https://evil.example' })],
    ['no issuer', () => aToken({ iss: undefined })],
    ['another audience', () => aToken({ aud: 'somebody-else' })],
    ['no audience', () => aToken({ aud: undefined })],
    ['the type of an ID token', () => aToken({}, { typ: 'JWT' })],
    ['no type', () => aToken({}, { typ: undefined })],
    ['expired', () => aToken({ exp: seconds })],
    ['no expiry', () => aToken({ exp: undefined })],
    ['an expiry that is no number', () => aToken({ exp: 'never' })],
    ['not valid yet', () => aToken({ nbf: seconds + 60 })],
    ['no subject', () => aToken({ sub: undefined })],
    ['no client', () => aToken({ client_id: undefined })],
    ['no id', () => aToken({ jti: undefined })],
    ['no roles', () => aToken({ roles: undefined })],
    ['an empty list of roles', () => aToken({ roles: [] })],
    ['roles as a string', () => aToken({ roles: 'operator' })],
    ['a role that does not exist', () => aToken({ roles: ['agency', 'root'] })],
    ['an agency without its name', () => aToken({ agency: undefined })],
    ['a clerk without agency', () => aToken({ roles: ['clerk'], agency: undefined })],
    ['an agency that is no text', () => aToken({ agency: { id: 'housing' } })],
    ['a citizen without subject', () => aToken({ roles: ['citizen'] })],
    ['a subject that is text', () => aToken({ roles: ['citizen'], subject: 'national:xx 1' })],
    ['a subject without identifier', () => aToken({ roles: ['citizen'], subject: { scheme: 'national:xx' } })],
    [
      'an identifier that is too long',
      () => aToken({ roles: ['citizen'], subject: { scheme: 's', identifier: long } }),
    ],
    [
      'an identifier with a line break',
      () => aToken({ roles: ['citizen'], subject: { scheme: 's', identifier: '1\n2' } }),
    ],
    ['a client id that is too long', () => aToken({ client_id: long })],
    ['larger than any token of ours', () => aToken({ padding: 'x'.repeat(10_000) })],
  ])('%s', async (_title, make) => {
    expect((await refusal(await make())).kind).toMatchObject({ slug: 'unauthenticated', status: 401 });
  });
});

describe('a refusal', () => {
  it('never repeats what the token holds', async () => {
    const planted = 'planted-4711';
    const made = [
      aToken({ agency: planted + '\n' }),
      aToken({ roles: [planted] }),
      aToken({ aud: planted }),
      aToken({ iss: planted }),
      aToken({}, { kid: planted }),
      aToken({ roles: ['citizen'], subject: { scheme: planted, identifier: 1 } }),
    ];
    for (const token of await Promise.all(made)) {
      const problem = await refusal(token);
      expect(JSON.stringify([problem.message, problem.details, problem.cause])).not.toContain(planted);
    }
  });

  it('says in WWW-Authenticate what is wrong', async () => {
    const { headers } = (await refusal(await aToken({ exp: seconds - 1 }))).details;
    expect(headers).toEqual({
      'WWW-Authenticate':
        'Bearer realm="askonce", error="invalid_token", error_description="The access token has expired."',
    });
  });

  it('is 503 and not 401 when the keys of the issuer cannot be had', async () => {
    const keysOf = () => () => Promise.reject(issuerUnavailable(new Error('connect')));
    const problem = await refusal(await aToken(), await verifier({ keysOf }));
    expect(problem.kind).toMatchObject({ slug: 'issuer-unavailable', status: 503 });
    expect(problem.details.headers).toHaveProperty('Retry-After');
  });
});

describe('verified tokens', () => {
  it('are verified once', async () => {
    const tokens = await verifier();
    const token = await aToken();
    expect(await tokens.verify(token)).toBe(await tokens.verify(token));
    expect(lookups).toBe(1);
  });

  it('are refused from the second of their expiry', async () => {
    let now = NOW;
    const tokens = await verifier({ clock: () => now });
    const token = await aToken({ exp: seconds + 10 });
    now = new Date(NOW.getTime() + 9_999);
    await tokens.verify(token);
    now = new Date(NOW.getTime() + 10_000);
    expect((await refusal(token, tokens)).details.detail).toBe('The access token has expired.');
  });

  it('are forgotten, least recently used first, when there are too many', async () => {
    const tokens = await verifier({ capacity: 2 });
    const [a, b, c] = await Promise.all([aToken({ jti: 'a' }), aToken({ jti: 'b' }), aToken({ jti: 'c' })]);
    for (const token of [a, b, a, c]) await tokens.verify(token);
    expect(lookups).toBe(3);
    await tokens.verify(a);
    expect(lookups).toBe(3);
    await tokens.verify(b);
    expect(lookups).toBe(4);
  });

  it('do not include refused ones', async () => {
    const tokens = await verifier();
    const token = await aToken({ roles: 'agency' });
    await refusal(token, tokens);
    await refusal(token, tokens);
    expect(lookups).toBe(2);
  });
});
