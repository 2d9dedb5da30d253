import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  AgencyClient,
  ApiCaller,
  type ApiOptions,
  type DocumentToDeposit,
  NoUsableAnswer,
  Problem,
  TokenRequestFailed,
} from './index';
import { REAL_TIMING } from './retries';
import { HeldTime } from './timing.fixture';

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;
interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const json =
  (status: number, body: object = {}, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const cut: Answer = (_response, request) => request.socket.destroy();
const hang: Answer = () => undefined;

let server: Server;
let received: Received[];
let answers: Answer[];
let time: HeldTime;

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const { method, url, headers } = request;
        received.push({ method, url, headers, body });
        return (answers.shift() ?? json(500))(response, request);
      },
      () => undefined,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  received = [];
  answers = [];
  time = new HeldTime();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const options = (given: Partial<ApiOptions> = {}): ApiOptions => ({
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  tokens: { token: () => Promise.resolve('secret-token') },
  timing: time,
  ...given,
});
const api = (given?: Partial<ApiOptions>) => new ApiCaller(options(given));
const agency = (given?: Partial<ApiOptions>) => new AgencyClient(options(given));
const REQUEST = {
  subject: { scheme: 'national:xx', identifier: '38001085718' },
  procedure: 'p',
  purpose: 'q',
  channel: 'portal',
} as const;
const DOCUMENT: DocumentToDeposit = {
  subject: REQUEST.subject,
  evidenceType: 'diploma',
  channel: 'backend',
  provenance: 'agency_issued',
};

describe('a call', () => {
  it('carries the token, the query and the body', async () => {
    answers = [json(200, { ok: true })];
    const call = { method: 'PUT', path: '/v1/x', query: { a: 'ä&', b: undefined, c: 1 }, body: { n: 1 } } as const;
    expect(await api().json(call)).toEqual({ ok: true });
    const [{ method, url, headers, body }] = received as [Received];
    expect([method, url, body]).toEqual(['PUT', '/v1/x?a=%C3%A4%26&c=1', '{"n":1}']);
    expect(headers).toMatchObject({ authorization: 'Bearer secret-token', 'content-type': 'application/json' });
  });

  it('is refused with a problem', async () => {
    answers = [json(403, { type: 'urn:askonce:problem:consent-refused', detail: 'Offer another way.' })];
    await expect(agency().requestEvidence(REQUEST)).rejects.toMatchObject({
      constructor: Problem,
      slug: 'consent-refused',
    });
    expect(received).toHaveLength(1);
  });

  it('does not take the token to where it is redirected', async () => {
    answers = [json(302, {}, { location: '/elsewhere' }), json(200)];
    await expect(api({ attempts: 1 }).json({ method: 'GET', path: '/x' })).rejects.toBeInstanceOf(NoUsableAnswer);
    expect(received).toHaveLength(1);
  });

  it('says that nobody is there, without what was sent', async () => {
    const nowhere = agency({ baseUrl: 'http://127.0.0.1:1' });
    const error: unknown = await nowhere.requestEvidence(REQUEST).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoUsableAnswer);
    expect(String(error)).toMatch(/http:\/\/127\.0\.0\.1:1 gave no usable answer \(\w+\)/);
    expect(String(error)).not.toMatch(/38001085718|secret-token/);
    expect(time.pauses).toHaveLength(3);
  });
});

describe('a call is made again', () => {
  it.each<[string, Answer]>([
    ['a connection that is cut', cut],
    ['no answer in time', hang],
    ['an answer that is no JSON', (response) => response.writeHead(200).end('<html>')],
    ['503', json(503)],
  ])('with the same idempotency key after %s', async (_title, answer) => {
    answers = [answer, json(201, { id: 'r1' })];
    expect(await agency({ timeoutMs: 300 }).requestEvidence(REQUEST)).toEqual({ id: 'r1' });
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), keys[0]]);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  it('with a new key for each call, or with the one that is given', async () => {
    answers = [json(201), json(201), json(201)];
    await agency().requestEvidence(REQUEST);
    await agency().requestEvidence(REQUEST);
    await agency().requestEvidence(REQUEST, { idempotencyKey: 'case-4711' });
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect([new Set(keys).size, keys[2]]).toEqual([3, 'case-4711']);
  });

  it('as late as Retry-After says', async () => {
    answers = [json(429, {}, { 'retry-after': '2' }), json(200, { id: 'r1' })];
    await agency().evidenceRequest('r1');
    expect(time.pauses).toEqual([2_100]);
  });

  it('when there was no token', async () => {
    const failures = [new TokenRequestFailed('unavailable', undefined)];
    const token = () => (failures.length > 0 ? Promise.reject(failures.pop()!) : Promise.resolve('t'));
    answers = [json(200, { id: 'r1' })];
    expect(await agency({ tokens: { token } }).evidenceRequest('r1')).toEqual({ id: 'r1' });
  });

  it('with the whole document', async () => {
    answers = [json(503), json(201, { id: 'd1' })];
    await agency().deposit(DOCUMENT, new Blob(['%PDF-1.7']));
    expect(received.map(({ body }) => body.includes('%PDF-1.7\r\n--'))).toEqual([true, true]);
  });

  it('where it takes back or revokes, which needs no key', async () => {
    answers = [json(503), json(200), cut, json(200)];
    await agency().cancel('r1');
    await agency().revoke('d1', 'fraud');
    expect(received).toHaveLength(4);
  });
});

describe('a call is made once', () => {
  it('where doing it twice might do it twice', async () => {
    answers = [json(503), json(200)];
    await expect(api().json({ method: 'POST', path: '/people' })).rejects.toMatchObject({ status: 503 });
    expect(received).toHaveLength(1);
  });

  it('where it is told so', async () => {
    answers = [json(503), json(200)];
    await expect(agency({ attempts: 1 }).evidenceRequest('r1')).rejects.toMatchObject({ status: 503 });
  });

  it('where the document is a stream, which is gone then', async () => {
    answers = [json(503), json(201)];
    const stream = new Blob(['%PDF-1.7']).stream() as ReadableStream<Uint8Array>;
    await expect(agency().deposit(DOCUMENT, stream)).rejects.toMatchObject({ status: 503 });
    expect(received).toHaveLength(1);
  });

  it('where the document cannot be read, and fails for that', async () => {
    async function* broken() {
      yield await Promise.resolve(Buffer.from('%PDF'));
      throw new Error('the disk is gone');
    }
    await expect(agency().deposit(DOCUMENT, broken())).rejects.toThrow('the disk is gone');
  });
});

describe('a call that is told to stop', () => {
  it('ends with the reason while nobody answers', async () => {
    const stop = new AbortController();
    answers = [
      (response) => {
        stop.abort(new Error('told to stop'));
        return response;
      },
    ];
    await expect(agency().evidenceRequest('r1', { signal: stop.signal })).rejects.toThrow('told to stop');
    expect(received).toHaveLength(1);
  });

  it('ends with the reason in the pause before the next attempt', async () => {
    const stop = new AbortController();
    const timing = {
      ...REAL_TIMING,
      sleep: (milliseconds: number, signal?: AbortSignal) => {
        const pause = REAL_TIMING.sleep(milliseconds, signal);
        stop.abort(new Error('told to stop'));
        return pause;
      },
    };
    answers = [json(503, {}, { 'retry-after': '60' })];
    await expect(agency({ timing }).evidenceRequest('r1', { signal: stop.signal })).rejects.toThrow('told to stop');
    expect(received).toHaveLength(1);
  });

  it('ends with the reason in the middle of a document', async () => {
    const stop = new AbortController();
    answers = [(response) => response.writeHead(200, { 'repr-digest': 'sha-256=:eA==:' }).write('half')];
    const content = await agency().readEvidence('r1', 'diploma', { signal: stop.signal });
    const reader = content.stream().getReader();
    await reader.read();
    stop.abort(new Error('told to stop'));
    await expect(reader.read()).rejects.toThrow('told to stop');
  });
});

it('reads a document for as long as it comes, though an answer has to begin in time', async () => {
  let ending: ServerResponse | undefined;
  answers = [
    (response) => {
      response.writeHead(200, { 'repr-digest': 'sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:' }).write('hel');
      ending = response;
    },
  ];
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
  try {
    const content = await agency({ timeoutMs: 1_000 }).readEvidence('r1', 'diploma');
    jest.advanceTimersByTime(60_000);
    ending?.end('lo');
    expect(Buffer.from(await content.bytes()).toString()).toBe('hello');
  } finally {
    jest.useRealTimers();
  }
});

it('lists the items of all pages', async () => {
  answers = [json(200, { items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'c/1' }), json(200, { items: [{ id: 'c' }] })];
  const requests = await Array.fromAsync(agency().evidenceRequests({ status: 'asking' }));
  expect(requests.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(received.map(({ url }) => url)).toEqual([
    '/v1/evidence-requests?status=asking&limit=200',
    '/v1/evidence-requests?status=asking&limit=200&cursor=c%2F1',
  ]);
});
