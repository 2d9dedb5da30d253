import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AgencyFailureCode } from '../agency-failure';
import { MAX_DOCUMENT_BYTES } from '../connector';
import { failureCode, readToTheEnd } from '../../testing/failures.fixture';
import {
  type HeldDocument,
  honoursTheFetchingContract,
  type Misbehaviour,
} from '../../testing/fetching-contract.fixture';
import { type SeenRequest, TestServer } from '../../testing/test-server.fixture';
import { RestConnector } from './rest-connector';

const digestOf = (content: Buffer) => `sha-256=:${createHash('sha256').update(content).digest('base64')}:`;
const PDF = { 'content-type': 'application/pdf' };
const SECRET = 'a secret: with+signs&';
const QUERY = {
  evidenceType: 'residence-certificate',
  qualifier: 'q',
  subject: { scheme: 's', identifier: '38001085718' },
};
const never = new AbortController().signal;

const hold = (response: ServerResponse, { mediaType, issuedAt, validUntil, attributes, content }: HeldDocument) =>
  response
    .writeHead(200, {
      'content-type': mediaType,
      'repr-digest': digestOf(content),
      'askonce-issued-at': issuedAt,
      'askonce-valid-until': validUntil,
      'askonce-attributes': `:${Buffer.from(JSON.stringify(attributes)).toString('base64')}:`,
    })
    .end(content);

const sendWithoutEnd = (response: ServerResponse) => {
  response.writeHead(200, PDF);
  const chunk = Buffer.alloc(1024 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

const MISBEHAVIOURS: Record<Misbehaviour, (response: ServerResponse) => void> = {
  holds_nothing: (response) => response.writeHead(404).end('{}'),
  knows_several: (response) => response.writeHead(409).end('{}'),
  refuses_access: (response) => response.writeHead(403).end(),
  breaks: (response) => response.writeHead(503).end('<html>'),
  is_overloaded: (response) => response.writeHead(429).end(),
  redirects: (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
  is_silent: () => undefined,
  stalls_in_the_middle: (response) => response.writeHead(200, PDF).write('%PDF-1.4'),
  hangs_up_in_the_middle: (response) =>
    response.writeHead(200, { ...PDF, 'content-length': 1_000 }).write('%PDF-1.4', () => response.destroy()),
  lies_about_the_digest: (response) =>
    response.writeHead(200, { ...PDF, 'repr-digest': digestOf(Buffer.from('another')) }).end('%PDF-1.4'),
  lies_about_the_type: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  sends_nothing: (response) => response.writeHead(200, PDF).end(),
  sends_without_end: sendWithoutEnd,
};

describe('the rest connector', () => {
  let server: TestServer;
  let connector: RestConnector;
  let tokens: number;
  let life: number | undefined;

  const grant = (response: ServerResponse) => {
    tokens += 1;
    response
      .writeHead(200)
      .end(JSON.stringify({ access_token: `token-${tokens}`, token_type: 'Bearer', expires_in: life }));
  };
  const answering = (answer: (response: ServerResponse, request: SeenRequest) => void) => {
    server.answer = (request, response) => {
      if (request.url === '/token') grant(response);
      else answer(response, request);
    };
  };

  beforeEach(async () => {
    server = await TestServer.start();
    tokens = 0;
    life = 300;
    const settings = {
      kind: 'rest',
      url: `${server.url}/api/`,
      tokenEndpoint: `${server.url}/token`,
      clientId: 'ask:once',
    };
    connector = new RestConnector({ ...settings, kind: 'rest' }, SECRET);
  });

  afterEach(() => server.stop());

  honoursTheFetchingContract(() => ({
    connector,
    async behave(behaviour) {
      if (behaviour.kind === 'is_absent') {
        await server.stop();
        // The port is free now; a server elsewhere lets afterEach stop something.
        server = await TestServer.start();
      } else
        answering((response) => {
          if (behaviour.kind === 'holds') hold(response, behaviour.document);
          else MISBEHAVIOURS[behaviour.kind](response);
        });
    },
    logged: () => server.requests.map(({ method, url }) => `${method} ${url}`).join('\n'),
  }));

  it('names the evidence and the person in the body', async () => {
    answering((response) => response.writeHead(404).end());
    await connector.fetch(QUERY, never);
    const asked = server.requests.at(-1);
    expect(asked).toMatchObject({ method: 'POST', url: '/api/evidence-queries' });
    expect(JSON.parse(asked?.body.toString() ?? '')).toEqual(QUERY);
  });

  describe('its access token', () => {
    const asks = () =>
      server.requests.filter(({ url }) => url !== '/token').map(({ headers }) => headers.authorization);

    it('is had by client_secret_basic with encoded credentials', async () => {
      answering((response) => response.writeHead(404).end());
      await connector.fetch(QUERY, never);
      const [request] = server.requests;
      const credentials = Buffer.from(request?.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
      expect(credentials.split(':').map(decodeURIComponent)).toEqual(['ask:once', SECRET]);
      expect(request?.body.toString()).toBe('grant_type=client_credentials');
    });

    it('is kept while it lives', async () => {
      answering((response) => response.writeHead(404).end());
      await connector.fetch(QUERY, never);
      await connector.fetch(QUERY, never);
      expect(asks()).toEqual(['Bearer token-1', 'Bearer token-1']);
    });

    it('is had anew when it was revoked before its time', async () => {
      answering((response, { headers }) =>
        response.writeHead(headers.authorization === 'Bearer token-1' ? 401 : 404).end(),
      );
      expect(await connector.fetch(QUERY, never)).toEqual({ outcome: 'not_found' });
      expect(asks()).toEqual(['Bearer token-1', 'Bearer token-2']);
    });

    it.each<[string, number, string, AgencyFailureCode]>([
      ['refuses the client', 401, '{"error":"invalid_client"}', 'access_refused'],
      ['refuses the request', 400, '{"error":"unauthorized_client"}', 'access_refused'],
      ['breaks', 500, '', 'server_error'],
      ['answers in HTML', 200, '<html>', 'unexpected_answer'],
      ['answers with null', 200, 'null', 'unexpected_answer'],
      ['gives no token', 200, '{"token_type":"Bearer"}', 'unexpected_answer'],
      ['gives another kind of token', 200, '{"access_token":"t","token_type":"mac"}', 'unexpected_answer'],
      [
        'gives a token that would split headers',
        200,
        '{"access_token":"t\\r\\nx: y","token_type":"Bearer"}',
        'unexpected_answer',
      ],
      ['gives a token of many megabytes', 200, JSON.stringify({ access_token: 'x'.repeat(3e6) }), 'unexpected_answer'],
    ])('is not there when the token endpoint %s', async (_what, status, body, code) => {
      server.answer = (_request, response) => void response.writeHead(status).end(body);
      expect(await failureCode(connector.fetch(QUERY, never))).toBe(code);
    });
  });

  it.each<[string, Record<string, string | number>, AgencyFailureCode]>([
    ['says beforehand that it is too large', { ...PDF, 'content-length': MAX_DOCUMENT_BYTES + 1 }, 'too_large'],
    ['is compressed though it was not to be', { ...PDF, 'content-encoding': 'gzip' }, 'unexpected_answer'],
    ['was issued at no time', { ...PDF, 'askonce-issued-at': 'yesterday' }, 'unexpected_answer'],
    ['has no type', {}, 'wrong_type'],
    ['has a broken digest', { ...PDF, 'repr-digest': 'sha-256=abc' }, 'wrong_digest'],
  ])('refuses a document that %s', async (_what, headers, code) => {
    answering((response) => {
      response.writeHead(200, headers);
      response.write('%PDF-1.4', () => setTimeout(() => response.destroy(), 100));
    });
    const reading = connector.fetch(QUERY, never).then(readToTheEnd);
    expect(await failureCode(reading)).toBe(code);
  });

  it('takes Last-Modified for the time of issue where nothing better is said', async () => {
    const modified = { ...PDF, 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' };
    answering((response) => response.writeHead(200, modified).end('%PDF-1.4'));
    const answer = await connector.fetch(QUERY, never);
    expect(answer).toMatchObject({ document: { issuedAt: '2026-11-01T10:00:00.000Z' } });
  });
});
