import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify } from 'jose';
import { ClientCredentials, PasswordGrant, TokenRequestFailed } from './index';

type Answer = { status: number; body: string } | 'hang' | 'cut';

let server: Server;
let endpoint: string;
let answer: Answer;
let forms: URLSearchParams[];
let privateKeyJwk: JWK;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  privateKeyJwk = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'housing-1' };
  server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      forms.push(new URLSearchParams(body));
      if (answer === 'hang') return;
      if (answer === 'cut') return request.socket.destroy();
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});
beforeEach(() => {
  forms = [];
  answer = { status: 200, body: JSON.stringify({ access_token: 'a', expires_in: 600, token_type: 'Bearer' }) };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const credentials = () =>
  new ClientCredentials({ tokenEndpoint: endpoint, clientId: 'askonce-housing', privateKeyJwk, timeoutMs: 200 });

it('identifies the client by a signed, short-lived, unrepeatable assertion', async () => {
  expect(await credentials().token()).toBe('a');
  expect(await credentials().token()).toBe('a');
  const [first, second] = await Promise.all(
    forms.map(async (form) => {
      expect(form.get('grant_type')).toBe('client_credentials');
      const publicJwk: JWK = { ...privateKeyJwk };
      delete publicJwk.d;
      return jwtVerify(form.get('client_assertion')!, await importJWK(publicJwk), {
        audience: endpoint,
        issuer: 'askonce-housing',
        subject: 'askonce-housing',
        maxTokenAge: '60s',
      });
    }),
  );
  expect(first!.protectedHeader).toEqual({ alg: 'ES256', kid: 'housing-1' });
  expect(first!.payload.jti).not.toBe(second!.payload.jti);
});

it('asks once for simultaneous callers', async () => {
  const source = credentials();
  await Promise.all([source.token(), source.token(), source.token()]);
  expect(forms).toHaveLength(1);
});

it('sends the name and password of a person', async () => {
  const person = { tokenEndpoint: endpoint, clientId: 'askonce-scripts', username: 'mira', password: 'p&= ' };
  await new PasswordGrant(person).token();
  expect(Object.fromEntries(forms[0]!)).toEqual({
    grant_type: 'password',
    client_id: 'askonce-scripts',
    username: 'mira',
    password: 'p&= ',
  });
});

describe('a token request fails', () => {
  it.each<[string, Answer, { reason: string; code: string | undefined }]>([
    [
      'as refused with the code of the provider',
      { status: 400, body: '{"error":"invalid_grant"}' },
      { reason: 'refused', code: 'invalid_grant' },
    ],
    [
      'as refused for an unknown client',
      { status: 401, body: '{"error":"invalid_client"}' },
      { reason: 'refused', code: 'invalid_client' },
    ],
    ['as unavailable on 500', { status: 500, body: '{}' }, { reason: 'unavailable', code: undefined }],
    ['as unavailable on 429', { status: 429, body: '{}' }, { reason: 'unavailable', code: undefined }],
    ['as unavailable on HTML', { status: 200, body: '<html>' }, { reason: 'unavailable', code: undefined }],
    ['as unavailable on null', { status: 200, body: 'null' }, { reason: 'unavailable', code: undefined }],
    [
      'as unavailable without a token',
      { status: 200, body: '{"expires_in":1}' },
      { reason: 'unavailable', code: undefined },
    ],
    ['as unavailable when no answer comes in time', 'hang', { reason: 'unavailable', code: undefined }],
    ['as unavailable when the connection is cut', 'cut', { reason: 'unavailable', code: undefined }],
  ])('%s', async (_title, given, expected) => {
    answer = given;
    const failure: unknown = await credentials()
      .token()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TokenRequestFailed);
    expect(failure).toMatchObject(expected);
  });
});
