import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AuthorizationMatrix } from './authorization-matrix';
import { expectedAuthorization, type ExpectedAuthorization } from './expected-authorization';
import type { Operation } from './openapi-document';

const MINE = '0190a5b2-0000-7000-8000-000000000001';
const THING = 'GET /things/{id}';
const THINGS = 'GET /things';
const OPEN = 'GET /open';

type Answers = (request: IncomingMessage) => number;

const operation = (path: string, roles: Operation['roles']): Operation => ({
  ...{ id: path, method: 'GET', path, roles, responses: {} },
  parameters: path.includes('{') ? [{ name: 'id', in: 'path', required: true, schema: { format: 'uuid' } }] : [],
});
const operations = [
  operation('/things/{id}', ['agency']),
  operation('/things', ['agency']),
  operation('/open', undefined),
];
const expected: ExpectedAuthorization = { [THING]: { agency: 'own' }, [THINGS]: { agency: 'own' }, [OPEN]: 'everyone' };

describe('the authorization matrix', () => {
  let server: Server;
  let statusOf: Answers;

  const sound: Answers = ({ url, headers: { authorization = '' } }) => {
    if (url === '/open') return 200;
    if (authorization === '') return 401;
    if (!authorization.includes('agency')) return 403;
    return url === '/things' || authorization.includes('owner') ? 200 : 404;
  };
  beforeAll(async () => {
    const slugs: Record<number, string> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found' };
    server = createServer((request, response) => {
      const status = statusOf(request);
      response.writeHead(status, { 'content-type': status < 400 ? 'text/plain' : 'application/problem+json' });
      const seen = request.headers.authorization?.includes('owner') === true ? MINE : '';
      response.end(status < 400 ? seen : JSON.stringify({ type: `urn:askonce:problem:${slugs[status]}` }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => (statusOf = sound));
  afterAll(() => server.close());

  const matrix = (changes: { operations?: readonly Operation[]; shown?: string } = {}) =>
    new AuthorizationMatrix({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      ...{ operations, expected, roles: ['agency', 'citizen'] as const, ...changes },
      samplesOf: () => ({ ids: () => [MINE], allIds: [MINE], bodies: {}, values: {}, content: Buffer.alloc(0) }),
      tokenOf: (role, whose) => Promise.resolve(`${role}-${whose}`),
    });

  it('finds nothing where all is as expected', async () => {
    expect(matrix().differences()).toEqual([]);
    for (const route of Object.keys(expected)) expect(await matrix().faultsOf(route)).toEqual([]);
  });

  it.each<[string, readonly Operation[], string[]]>([
    [
      'a route that nobody expects',
      [...operations, operation('/new', undefined)],
      ['the service has: GET /new: everyone'],
    ],
    ['a route that has gone', operations.slice(1), ['expected is: GET /things/{id}: agency']],
    [
      'another role',
      [...operations.slice(0, 2), operation('/open', ['clerk', 'agency'])],
      ['the service has: GET /open: agency, clerk', 'expected is: GET /open: everyone'],
    ],
  ])('names %s', (_title, changed, lines) => {
    expect(matrix({ operations: changed }).differences()).toEqual(lines);
  });

  it.each<[string, string, Answers, string[]]>([
    [
      'nobody is let in',
      THINGS,
      () => 200,
      ['answered nobody with 200 undefined', 'answered citizen with 200 undefined'],
    ],
    [
      'nobody is kept out',
      OPEN,
      (request) => (request.headers.authorization ? 200 : 401),
      ['answered nobody with 401'],
    ],
    [
      'another role is let in',
      THING,
      (request) => (request.headers.authorization?.includes('citizen') ? 200 : sound(request)),
      ['answered citizen with 200 undefined'],
    ],
    [
      "another's thing is found",
      THING,
      (request) => (request.headers.authorization?.includes('agency-other') ? 200 : sound(request)),
      ['answered another agency with 200 undefined '],
    ],
    [
      'it shows that another has it',
      THING,
      (request) => (request.headers.authorization?.includes('agency-other') ? 403 : sound(request)),
      ['answered another agency with 403 forbidden '],
    ],
    [
      'the owner is refused',
      THING,
      (request) => (request.headers.authorization?.includes('agency') ? 404 : sound(request)),
      ['answered agency, owner, with 404 not-found'],
    ],
  ])('sees that %s', async (_title, route, answers, faults) => {
    statusOf = answers;
    expect(await matrix().faultsOf(route)).toEqual(faults);
  });

  it("sees another's things in a list", async () => {
    const leaking = new AuthorizationMatrix({ ...matrix()['options'], tokenOf: () => Promise.resolve('agency-owner') });
    expect(await leaking.faultsOf(THINGS)).toContain(`answered another agency with 200 undefined ${MINE}`);
  });
});

describe('what is expected', () => {
  it.each(['registry', 'audit', 'adapters'])('is written down for %s', (service) => {
    expect(Object.keys(expectedAuthorization(service)).length > 0).toBe(service !== 'adapters');
  });

  it.each([
    ['an unknown role', '{ root: own }'],
    ['an unknown reach', '{ agency: mine }'],
    ['nobody at all', '{}'],
    ['another word', 'anybody'],
  ])('is refused with %s', (_title, callers) => {
    expect(() => expectedAuthorization('a', `a: { GET /things: ${callers} }`)).toThrow('GET /things needs');
  });

  it('is refused for a service of which nothing is written', () => {
    expect(() => expectedAuthorization('journeys', 'a: {}')).toThrow('nothing of journeys');
  });
});
