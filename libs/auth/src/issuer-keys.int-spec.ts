import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { Problem } from '@askonce/problems';
import { remoteIssuerKeys } from './issuer-keys';

interface Issuer {
  readonly url: string;
  answers: Record<string, { status?: number; body?: object; hang?: boolean }>;
  readonly calls: string[];
  readonly server: Server;
}

async function anIssuer(port = 0): Promise<Issuer> {
  const calls: string[] = [];
  const answers: Issuer['answers'] = {};
  const server = createServer((request, response) => {
    calls.push(request.url!);
    const answer = answers[request.url!] ?? { status: 404 };
    if (answer.hang) return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body ?? {}));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, calls, server };
}

async function aKey(kid: string): Promise<{ jwk: object; token: () => Promise<string> }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
  return { jwk, token: () => new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey) };
}

const OIDC = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

let issuer: Issuer;
beforeEach(async () => (issuer = await anIssuer()));
afterEach(() => {
  issuer.server.closeAllConnections();
  issuer.server.close();
});

const publish = (jwk: object, path = OIDC) => {
  issuer.answers[path] = { body: { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks` } };
  issuer.answers['/jwks'] = { body: { keys: [jwk] } };
};
const slugOf = (outcome: unknown) => (outcome instanceof Problem ? outcome.kind.slug : outcome);

it.each([OIDC, OAUTH])('finds the keys through %s, once', async (path) => {
  const key = await aKey('k1');
  publish(key.jwk, path);
  const keys = remoteIssuerKeys(issuer.url);
  await Promise.all([jwtVerify(await key.token(), keys), jwtVerify(await key.token(), keys)]);
  expect(issuer.calls.filter((call) => call === path)).toHaveLength(1);
  expect(issuer.calls.filter((call) => call === '/jwks')).toHaveLength(1);
});

it('asks nothing before the first token', () => {
  remoteIssuerKeys(issuer.url);
  expect(issuer.calls).toEqual([]);
});

it.each<[string, () => void]>([
  ['publishes no metadata', () => undefined],
  [
    'publishes the metadata of another',
    () => (issuer.answers[OIDC] = { body: { issuer: 'http://x', jwks_uri: 'http://x' } }),
  ],
  ['publishes broken metadata', () => (issuer.answers[OIDC] = { body: [] })],
  ['answers with an error', () => (issuer.answers[OIDC] = { status: 500 })],
  ['hangs', () => (issuer.answers[OIDC] = { hang: true })],
  [
    'publishes no keys',
    () => {
      publish({});
      issuer.answers['/jwks'] = { status: 500 };
    },
  ],
])('is unavailable when the issuer %s', async (_title, arrange) => {
  arrange();
  const { token } = await aKey('k1');
  const outcome = await jwtVerify(await token(), remoteIssuerKeys(issuer.url)).catch(slugOf);
  expect(outcome).toBe('issuer-unavailable');
});

it('leaves a failing issuer alone for a moment, then finds it again', async () => {
  const key = await aKey('k1');
  issuer.answers[OIDC] = { status: 503 };
  const keys = remoteIssuerKeys(issuer.url);
  const attempt = async () => jwtVerify(await key.token(), keys).then(() => 'verified', slugOf);
  expect(await attempt()).toBe('issuer-unavailable');
  const calls = issuer.calls.length;
  expect(await attempt()).toBe('issuer-unavailable');
  expect(issuer.calls).toHaveLength(calls);
  publish(key.jwk);
  const deadline = Date.now() + 5_000;
  while ((await attempt()) !== 'verified') {
    if (Date.now() > deadline) throw new Error('never found again');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

it('does not ask again for every made-up key id', async () => {
  const [key, stranger] = [await aKey('k1'), await aKey('made-up')];
  publish(key.jwk);
  const keys = remoteIssuerKeys(issuer.url);
  await jwtVerify(await key.token(), keys);
  for (let i = 0; i < 3; i++) await expect(jwtVerify(await stranger.token(), keys)).rejects.toThrow();
  expect(issuer.calls.filter((call) => call === '/jwks')).toHaveLength(1);
});
