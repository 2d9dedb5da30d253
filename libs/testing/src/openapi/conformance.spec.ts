import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Caller, Conformance } from './conformance';
import type { Samples } from './generated-call';
import { operationsOf } from './openapi-document';

const problem = { allOf: [{ $ref: '#/components/schemas/Problem' }], properties: { type: { enum: ['urn:no'] } } };
const problemResponse = { content: { 'application/problem+json': { schema: problem } } };
const DOCUMENT = {
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'get',
        'x-roles': ['agency'],
        parameters: [{ name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } }],
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          401: problemResponse,
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          inner: { type: 'array', items: { type: 'object', properties: { a: { type: 'integer' } } } },
        },
      },
      Problem: {
        type: 'object',
        required: ['type'],
        properties: { type: { type: 'string' }, title: { type: 'string' } },
      },
    },
  },
};

interface Told {
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
}

describe('conformance to an OpenAPI document', () => {
  let server: Server;
  let told: Told;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer: Told = request.url === '/openapi.json' ? { body: DOCUMENT } : told;
      response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json' });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function faultsOf(answer: Told, caller: Caller = 'agency'): Promise<readonly string[]> {
    told = answer;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [operation] = await operationsOf(url);
    const samples: Samples = { ids: () => [], allIds: [], bodies: {}, values: {}, content: Buffer.alloc(0) };
    const { faults, statuses } = await new Conformance({
      url,
      operation: operation!,
      samples,

      calls: 3,
      seed: 1,
    }).reportFor(caller);
    expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(3);
    return faults;
  }

  const PROBLEM = 'application/problem+json';

  it.each<[string, Told]>([
    ['what was promised', { body: { name: 'a', at: '2026-11-22T00:00:00Z', inner: [{ a: 1 }] } }],
    ['a documented problem', { status: 401, type: PROBLEM, body: { type: 'urn:no', title: 'No' } }],
  ])('finds nothing wrong with %s', async (_what, answer) => {
    await expect(faultsOf(answer)).resolves.toEqual([]);
  });

  it.each<[string, Told, RegExp]>([
    ['a fault of the server', { status: 503, type: PROBLEM, body: { type: 'urn:no' } }, /answered 503$/],
    [
      'an undocumented status',
      { status: 404, type: PROBLEM, body: { type: 'urn:no' } },
      /404, which is not documented/,
    ],
    ['an undocumented member', { body: { name: 'a', secret: 1 } }, /"unevaluatedProperty":"secret"/],
    ['an undocumented member deep inside', { body: { name: 'a', inner: [{ b: 1 }] } }, /\/inner\/0 .*"b"/],
    ['a missing member', { body: {} }, /required property 'name'/],
    ['a member of another type', { body: { name: 5 } }, /\/name must be string/],
    ['a time that is none', { body: { name: 'a', at: '2026-11-22 00:00:00+00' } }, /\/at must match format/],
    ['JSON that is none', { body: '{' }, /what is no JSON/],
    ['another content type', { type: 'text/html', body: '<p>' }, /as text\/html, not documented/],
    ['an error that is no problem', { status: 401, body: { type: 'urn:no' } }, /401 as application\/json/],
    [
      'a problem with another slug',
      { status: 401, type: PROBLEM, body: { type: 'urn:other' } },
      /\/type must be equal/,
    ],
    [
      'a problem with an undocumented member',
      { status: 401, type: PROBLEM, body: { type: 'urn:no', stack: '' } },
      /stack/,
    ],
  ])('finds %s', async (_what, answer, fault) => {
    const faults = await faultsOf(answer);
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(fault);
    expect(faults[0]).toMatch(/^GET \/things\/\S+ as agency, seed 1, call \d: /);
  });

  it('finds an answer to somebody without the role', async () => {
    const faults = await faultsOf({ body: { name: 'a' } }, 'citizen');
    expect(faults[0]).toMatch(/answered 200 to a caller without the role/);
  });
});
