import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { IdentityProcess } from './identity-process.fixture';

const CLIENT = 'housing-backend';

describe('the assertion by which a system shows who it is', () => {
  let folder: string;
  let identity: IdentityProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-'));
    identity = await IdentityProcess.start(folder);
  });
  afterAll(async () => {
    await identity.stop();
    await rm(folder, { recursive: true });
  });

  const claims = (changes: object = {}) => {
    const now = Math.floor(Date.now() / 1_000);
    const whole = { iss: CLIENT, sub: CLIENT, aud: identity.tokenEndpoint, jti: randomUUID(), iat: now, exp: now + 60 };
    return { ...whole, ...changes };
  };
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const assertion = async (changes: object = {}, signer = CLIENT) => {
    const { alg, kid, ...jwk } = identity.client(signer).privateKeyJwk;
    const key = await importJWK({ ...jwk, alg }, alg);
    return new SignJWT(claims(changes)).setProtectedHeader({ alg, kid }).sign(key);
  };
  const byHmac = () => {
    const publicJwk = { ...identity.client(CLIENT).privateKeyJwk, d: undefined };
    const input = `${encoded({ alg: 'HS256' })}.${encoded(claims())}`;
    return `${input}.${createHmac('sha256', JSON.stringify(publicJwk)).update(input).digest('base64url')}`;
  };
  const ask = async (client_assertion: string) => {
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type, client_assertion });
    const answer = await fetch(identity.tokenEndpoint, { method: 'POST', body });
    return [answer.status, ((await answer.json()) as { error?: string }).error];
  };

  it('gets a token once: whoever sends it again is refused', async () => {
    const once = await assertion();
    expect(await ask(once)).toEqual([200, undefined]);
    expect(await ask(once)).toEqual([401, 'invalid_client']);
    expect(await ask(await assertion())).toEqual([200, undefined]);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['of another client', () => assertion({}, 'tax-backend')],
    ['for another client', () => assertion({ sub: 'tax-backend' })],
    ['for somebody else to read', () => assertion({ aud: 'https://login.example/token' })],
    ['that has expired', () => assertion({ exp: Math.floor(Date.now() / 1_000) - 60 })],
    ['that is not valid yet', () => assertion({ nbf: Math.floor(Date.now() / 1_000) + 600 })],
    ['without an id, which could be sent again', () => assertion({ jti: undefined })],
    ['without an expiry', () => assertion({ exp: undefined })],
    ['without a signature', () => `${encoded({ alg: 'none' })}.${encoded(claims())}.`],
    ['signed by the public key', byHmac],
  ])('is refused %s', async (_title, make) => {
    expect(await ask(await make())).toEqual([401, 'invalid_client']);
  });
});
