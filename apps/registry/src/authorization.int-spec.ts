import { randomUUID } from 'node:crypto';
import { ROLES } from '@askonce/contracts';
import { type AuthorizationMatrix, expectedAuthorization, type Operation, TestIssuer } from '@askonce/testing';
import { matrixOf } from './authorization-matrix.fixture';
import { BadCalls, type Sent, slugOf } from './bad-calls.fixture';
import type { PreparedExchange } from './prepared-exchange.fixture';
import { uploadOf } from './registry.fixture';

const REQUESTS = '/v1/evidence-requests';
const GIVEN = '/v1/me/documents';
const JSON_TYPE = 'application/json';
const EXPECTED = expectedAuthorization('registry');

jest.setTimeout(30_000);

describe('who may do what', () => {
  let bad: BadCalls;
  beforeAll(async () => {
    bad = await BadCalls.start();
  }, 60_000);
  afterAll(() => bad.stop());

  describe('authorization', () => {
    const addressOf = ({ path }: Operation) =>
      path
        .replace('{transition}', 'grant')
        .replace('{evidenceType}', 'birth-certificate')
        .replace('{version}', '1')
        .replace('{id}', randomUUID());
    const guarded = () => bad.operations.filter(({ roles }) => roles !== undefined);
    const callWith = (operation: Operation, authorization?: string) =>
      bad.answerTo(addressOf(operation), {
        method: operation.method,
        headers: { ...(authorization !== undefined && { authorization }), 'content-type': JSON_TYPE },
        ...(operation.method !== 'GET' && { body: '{}' }),
      });
    afterEach(() => bad.storedNothing());

    it.each<[string, () => Promise<string | undefined>]>([
      ['no token', () => Promise.resolve(undefined)],
      ['no bearer token', () => Promise.resolve('Basic aGVsbG86d29ybGQ=')],
      ['what is no token', () => Promise.resolve('Bearer a.b.c')],
      ['an expired token', async () => `Bearer ${await bad.registry.token({ roles: [...ROLES], expiresIn: -60 })}`],
      ['a token for somebody else', () => foreignToken('another-audience')],
      ['the token of a stranger', () => foreignToken('askonce')],
    ])('refuses %s everywhere', async (_what, given) => {
      const authorization = await given();
      for (const operation of guarded()) {
        const answer = await callWith(operation, authorization);
        expect([operation.id, answer.status, slugOf(answer)]).toEqual([operation.id, 401, 'unauthenticated']);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
      }
    });

    it('refuses a role without the agency or the person that belongs to it', async () => {
      for (const operation of guarded()) {
        const [role] = operation.roles ?? [];
        if (role !== 'agency' && role !== 'citizen') continue;
        const token = await bad.registry.token({ roles: [role], clientId: 'incomplete' });
        const { status } = await callWith(operation, `Bearer ${token}`);
        expect([operation.id, status >= 400 && status < 500]).toEqual([operation.id, true]);
      }
    });
  });

  /** Signed well, by an issuer that nobody here trusts, or for another audience. */
  async function foreignToken(audience: string): Promise<string> {
    const issuer = await TestIssuer.start(audience);
    try {
      return `Bearer ${await issuer.token({ roles: [...ROLES], agency: 'tax' })}`;
    } finally {
      await issuer.stop();
    }
  }

  describe("somebody else's, another kind's and nobody's are the same: nothing here", () => {
    interface Route extends Sent {
      readonly path: string;
      readonly others: (given: PreparedExchange) => string | undefined;
      readonly otherKind: (given: PreparedExchange) => string | undefined;
    }
    const upload = () => uploadOf({ evidenceType: 'birth-certificate', qualifier: 'replaced-0', channel: 'portal' });
    const aRequest = ({ ids }: PreparedExchange) => ids.requests.released[0];
    const aDocument = ({ ids }: PreparedExchange) => ids.documents.kept[0];
    const schools = ({ ids }: PreparedExchange) => ids.requests.objectionable[0];
    const routes: Route[] = [
      { path: `${REQUESTS}/{id}`, method: 'GET', others: schools, otherKind: aDocument },
      { path: `${REQUESTS}/{id}?wait=5`, method: 'GET', others: schools, otherKind: aDocument },
      { path: `${REQUESTS}/{id}/explanation`, method: 'GET', others: schools, otherKind: aDocument },
      { path: `${REQUESTS}/{id}/cancellation`, others: schools, otherKind: aDocument },
      { path: `${REQUESTS}/{id}/evidence/birth-certificate`, method: 'GET', others: schools, otherKind: aDocument },
      {
        path: `${REQUESTS}/{id}/evidence/birth-certificate/rejection`,
        body: { reason: 'illegible' },
        others: schools,
        otherKind: aDocument,
      },
      {
        path: '/v1/documents/{id}',
        method: 'GET',
        as: 'school',
        others: ({ ids }) => ids.deposits.kept[0],
        otherKind: aRequest,
      },
      { path: '/v1/documents/{id}', method: 'GET', others: aDocument, otherKind: aRequest },
      {
        path: '/v1/documents/{id}/revocation',
        as: 'school',
        body: { reason: 'fraud' },
        others: ({ ids }) => ids.deposits.kept[0],
        otherKind: aRequest,
      },
      { path: '/v1/releases/{id}/claims', others: () => schoolsRelease, otherKind: aRequest },
      {
        path: '/v1/me/consents/{id}',
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.consents[0],
        otherKind: aDocument,
      },
      {
        path: '/v1/me/consents/{id}/grant',
        as: 'citizen',
        body: {},
        others: ({ othersIds }) => othersIds.consents[0],
        otherKind: aDocument,
      },
      {
        path: '/v1/me/asks/{id}',
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.asks[0],
        otherKind: ({ ids }) => ids.fetches[0],
      },
      {
        path: '/v1/me/asks/{id}/declination',
        as: 'citizen',
        body: { reason: 'do_not_have' },
        others: ({ othersIds }) => othersIds.asks[0],
        otherKind: ({ ids }) => ids.fetches[0],
      },
      {
        path: `${GIVEN}/{id}`,
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.documents.kept[0],
        otherKind: aRequest,
      },
      {
        path: `${GIVEN}/{id}/content`,
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.documents.kept[0],
        otherKind: aRequest,
      },
      {
        path: `${GIVEN}/{id}/removal`,
        as: 'citizen',
        others: ({ othersIds }) => othersIds.documents.removed[0],
        otherKind: aRequest,
      },
      ...['draft', 'content', 'confirmation', 'removal'].map((what) => ({
        path: `${GIVEN}/{id}/${what}`,
        method: what === 'draft' || what === 'content' ? 'GET' : 'POST',
        as: 'citizen' as const,
        ...(what === 'confirmation' && { body: {} }),
        others: ({ othersIds }: PreparedExchange) => othersIds.drafts[0],
        otherKind: aRequest,
      })),
      {
        path: `${GIVEN}/{id}/confirmation`,
        as: 'citizen',
        body: {},
        others: ({ othersIds }) => othersIds.drafts[1],
        otherKind: aDocument,
      },
      {
        path: `${GIVEN}/{id}/replacement`,
        as: 'citizen',
        body: upload(),
        others: ({ othersIds }) => othersIds.documents.replaced[0],
        otherKind: aRequest,
      },
      {
        path: '/v1/me/evidence-requests/{id}',
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.requests.objectionable[0],
        otherKind: aDocument,
      },
      {
        path: '/v1/me/evidence-requests/{id}/objection',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.requests.objectionable[0],
        otherKind: aDocument,
      },
      {
        path: '/v1/me/questions/{id}',
        method: 'GET',
        as: 'citizen',
        others: ({ othersIds }) => othersIds.questions[0],
        otherKind: aRequest,
      },
      {
        path: '/v1/questions/{id}/answer',
        as: 'school',
        body: { text: 'So.' },
        others: ({ ids }) => ids.questions[0],
        otherKind: aRequest,
      },
      { path: '/v1/legal-holds/{id}/lifting', as: 'operator', others: aDocument, otherKind: aRequest },
      { path: '/internal/fetches/{id}/claims', as: 'service', others: aRequest, otherKind: ({ ids }) => ids.asks[0] },
      {
        path: '/internal/fetches/{id}/document',
        as: 'service',
        body: uploadOf({}),
        others: aRequest,
        otherKind: ({ ids }) => ids.asks[0],
      },
    ];
    let schoolsRelease: string | undefined;

    beforeAll(async () => {
      const [row] = await bad.registry.sql.query<{ id: string }>(
        `SELECT release.id FROM release JOIN evidence_request ON evidence_request.id = release.request_id
         WHERE evidence_request.agency = 'school' LIMIT 1`,
      );
      schoolsRelease = row?.id;
    });
    afterEach(() => bad.storedNothing());

    it.each(routes)('$method $path as $as', async ({ path, others, otherKind, ...sent }) => {
      const ids = [others(bad.exchange), otherKind(bad.exchange), randomUUID(), 'no-id-at-all'];
      expect(ids).not.toContain(undefined);
      const answers: [number, object][] = [];
      for (const id of ids) {
        const { status, body } = await bad.send(path.replace('{id}', id!), sent);
        const rest = { ...body, instance: undefined, traceId: undefined };
        answers.push([status, rest]);
      }
      expect(answers[0]).toEqual([404, expect.objectContaining({ type: 'urn:askonce:problem:not-found' })]);
      expect(answers).toEqual(answers.map(() => answers[0]));
    });

    it('every route that names something by its id is among them', () => {
      const named = bad.operations.filter(({ path }) => path.includes('{id}')).map(({ path }) => plain(path));
      expect(named.filter((path) => !routes.some((route) => plain(route.path) === path))).toEqual([]);
    });
    const plain = (path: string) =>
      path.replace('{transition}', 'grant').replace('{evidenceType}', 'birth-certificate').replace(/\?.*/, '');
  });

  // Last, because it ends the person.
  describe('each route, as everybody, with what is theirs and what is not', () => {
    let matrix: AuthorizationMatrix;
    beforeAll(async () => {
      matrix = await matrixOf(bad.exchange, bad.operations, EXPECTED);
    });

    it('is known, with the roles that it declares', () => {
      expect(matrix.differences()).toEqual([]);
    });

    it.each(Object.keys(EXPECTED))('%s', async (route) => {
      expect(await matrix.faultsOf(route)).toEqual([]);
    });
  });
});
