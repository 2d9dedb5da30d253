import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { Problem } from '@askonce/problems';
import { remoteIssuerKeys } from './issuer-keys';
import { TokenVerifier } from './token-verifier';

const seconds = Math.floor(Date.now() / 1_000);

/** Answers every path as an issuer with one key does, and keeps what was asked. */
class KeyServer {
  readonly asked: string[] = [];
  private constructor(
    private readonly server: Server,
    readonly privateKey: CryptoKey,
    readonly publicKey: CryptoKey,
    readonly jwk: JWK,
  ) {}

  static async start(): Promise<KeyServer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
    const server = createServer((request, response) => {
      started.asked.push(request.url ?? '');
      const metadata = { issuer: started.url, jwks_uri: `${started.url}/jwks` };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(request.url?.startsWith('/.well-known') === true ? metadata : { keys: [jwk] }));
    });
    const started = new KeyServer(server, privateKey, publicKey, jwk);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

describe('attacks by tokens', () => {
  let issuer: KeyServer;
  let attacker: KeyServer;
  let verifier: TokenVerifier;

  beforeAll(async () => {
    [issuer, attacker] = await Promise.all([KeyServer.start(), KeyServer.start()]);
    verifier = new TokenVerifier({ issuers: [issuer.url], audience: 'askonce', keysOf: remoteIssuerKeys });
  });
  afterAll(() => Promise.all([issuer.stop(), attacker.stop()]));

  const claims = () => ({
    ...{ iss: issuer.url, aud: 'askonce', sub: 'housing', client_id: 'housing', jti: 'j-1' },
    ...{ iat: seconds, exp: seconds + 300, roles: ['agency'], agency: 'housing' },
  });
  const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };
  const encoded = (value: unknown) => base64url.encode(typeof value === 'string' ? value : JSON.stringify(value));
  const signed = (key: CryptoKey, header: object = {}) =>
    new SignJWT(claims()).setProtectedHeader({ ...HEADER, ...header }).sign(key);
  /** Header and payload as they stand, whatever a library would refuse to write, under a true signature. */
  const written = async (key: CryptoKey, payload: string, header: unknown = HEADER) => {
    const input = `${encoded(header)}.${encoded(payload)}`;
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, key, Buffer.from(input));
    return `${input}.${base64url.encode(new Uint8Array(signature))}`;
  };
  const byHmac = (secret: string | Buffer) => {
    const input = `${encoded({ ...HEADER, alg: 'HS256' })}.${encoded(claims())}`;
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  };
  const unsigned = (alg: unknown, signature = '') =>
    Promise.resolve(`${encoded({ ...HEADER, alg })}.${encoded(claims())}.${signature}`);
  const refused = async (token: string) => {
    const outcome: unknown = await verifier.verify(token).catch((error: unknown) => error);
    return outcome instanceof Problem ? outcome.kind.slug : outcome;
  };

  it('would let in what is sound', async () => {
    expect(await verifier.verify(await signed(issuer.privateKey))).toMatchObject({ agency: 'housing' });
    expect(await verifier.verify(await written(issuer.privateKey, JSON.stringify(claims())))).toMatchObject({
      agency: 'housing',
    });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['alg none', () => unsigned('none')],
    ['alg none in other letters', () => unsigned('nOnE')],
    ['alg none with a signature', async () => unsigned('none', (await signed(issuer.privateKey)).split('.')[2])],
    ['no alg', () => unsigned(undefined)],
    ['a list of algorithms', () => unsigned(['none', 'ES256'])],
    ['an empty signature', () => unsigned('ES256')],
    ['a signature of zeros', () => unsigned('ES256', base64url.encode(new Uint8Array(64)))],
    ['HS256 with the public key as PEM', async () => byHmac(await exportSPKI(issuer.publicKey))],
    ['HS256 with the public key as JWK', () => byHmac(JSON.stringify(issuer.jwk))],
    ['HS256 with a coordinate of the public key', () => byHmac(Buffer.from(issuer.jwk.x!, 'base64url'))],
    ['HS256 with nothing as secret', () => byHmac('')],
    ['a key of its own in jwk', () => signed(attacker.privateKey, { jwk: attacker.jwk })],
    ['a key of its own behind jku', () => signed(attacker.privateKey, { jku: `${attacker.url}/jwks` })],
    ['a key of its own behind x5u', () => signed(attacker.privateKey, { x5u: `${attacker.url}/cert.pem` })],
    ['a certificate of its own in x5c', () => signed(attacker.privateKey, { x5c: [base64url.encode('cert')] })],
    [
      'an extension that must be understood',
      () => written(issuer.privateKey, JSON.stringify(claims()), { ...HEADER, crit: ['b64x'], b64x: 1 }),
    ],
    [
      'a payload that is not encoded',
      () => written(issuer.privateKey, JSON.stringify(claims()), { ...HEADER, crit: ['b64'], b64: false }),
    ],
    ['crit that is no list', () => written(issuer.privateKey, JSON.stringify(claims()), { ...HEADER, crit: 'exp' })],
    ['a header that is no object', () => written(issuer.privateKey, JSON.stringify(claims()), 'null')],
    ['a payload that is no object', () => written(issuer.privateKey, '["agency"]')],
    ['a nested payload', () => written(issuer.privateKey, '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000))],
    ['five parts, as if encrypted', async () => `${await signed(issuer.privateKey)}.a.b`],
    ['something after it', async () => `${await signed(issuer.privateKey)}AAAA`],
    ['a line break in it', async () => (await signed(issuer.privateKey)).replace('.', '.\n')],
  ])('%s is refused', async (_title, make) => {
    expect(await refused(await make())).toBe('unauthenticated');
  });

  it.each([
    '../../../../../dev/null',
    '/proc/self/environ',
    "k1' UNION SELECT 'secret' --",
    'k1; cat /etc/passwd',
    'http://169.254.169.254/latest/meta-data',
    '__proto__',
    'constructor',
    'a\u0000k1',
    '',
  ])('kid %j finds no key', async (kid) => {
    expect(await refused(await signed(attacker.privateKey, { kid }))).toBe('unauthenticated');
  });

  it.each([{ key: 'k1' }, ['k1'], 1, null])('kid %j finds no key', async (kid) => {
    const token = await written(attacker.privateKey, JSON.stringify(claims()), { ...HEADER, kid });
    expect(await refused(token)).toBe('unauthenticated');
  });

  it('a claim that stands twice counts as it stands last, for who signed and for what it says', async () => {
    const once = JSON.stringify(claims());
    const twice = (name: string, value: unknown) => once.replace(/}$/, `,"${name}":${JSON.stringify(value)}}`);
    expect(await refused(await written(issuer.privateKey, twice('iss', attacker.url)))).toBe('unauthenticated');
    expect(await refused(await written(attacker.privateKey, twice('iss', issuer.url)))).toBe('unauthenticated');
    expect(await refused(await written(issuer.privateKey, twice('exp', seconds - 1)))).toBe('unauthenticated');
    const last = await verifier.verify(await written(issuer.privateKey, twice('roles', ['auditor'])));
    expect(last.roles).toEqual(['auditor']);
  });

  it('claims that stand beside the object itself count for nothing', async () => {
    const { roles, ...rest } = claims();
    const inherited = JSON.stringify(rest).replace(/^{/, `{"__proto__":{"roles":${JSON.stringify(roles)}},`);
    expect(await refused(await written(issuer.privateKey, inherited))).toBe('unauthenticated');
  });

  it('no address that a token names was asked, and the issuer for its keys only', () => {
    expect(attacker.asked).toEqual([]);
    expect(new Set(issuer.asked)).toEqual(new Set(['/.well-known/openid-configuration', '/jwks']));
  });
});
