import { randomUUID } from 'node:crypto';
import { BadCalls, pointersIn, type Sent, slugOf } from './bad-calls.fixture';
import { aRequestBy } from './catalogue-of-the-story.fixture';
import { newIdentifier } from './registry.fixture';

const REQUESTS = '/v1/evidence-requests';
const JSON_TYPE = 'application/json';

jest.setTimeout(30_000);

describe('bad input', () => {
  let bad: BadCalls;
  beforeAll(async () => {
    bad = await BadCalls.start();
  }, 60_000);
  afterAll(() => bad.stop());

  describe('a body that is not what it should be', () => {
    const request = (changes: object) => aRequestBy('tax', newIdentifier(), changes);
    const subject = (changes: object) =>
      request({ subject: { scheme: 'national:xx', identifier: newIdentifier(), ...changes } });
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;

    afterEach(() => bad.storedNothing());

    it.each<[string, Sent, number, string, string[]]>([
      ['an unknown field', { body: request({ agency: 'housing' }) }, 422, 'invalid-request', ['/agency']],
      ['an unknown field inside', { body: subject({ name: 'A' }) }, 422, 'invalid-request', ['/subject/name']],
      ['another type', { body: request({ explicitRequest: 'yes' }) }, 422, 'invalid-request', ['/explicitRequest']],
      ['null', { body: request({ procedure: null }) }, 422, 'invalid-request', ['/procedure']],
      ['a list', { body: request({ purpose: ['tax-purpose'] }) }, 422, 'invalid-request', ['/purpose']],
      ['no subject', { body: request({ subject: undefined }) }, 422, 'invalid-request', ['/subject']],
      ['a subject of another type', { body: request({ subject: 'me' }) }, 422, 'invalid-request', ['/subject']],
      ['a list of subjects', { body: request({ subject: [] }) }, 422, 'invalid-request', ['/subject']],
      [
        'NUL in an identifier',
        { body: subject({ identifier: 'a\u0000' }) },
        422,
        'invalid-request',
        ['/subject/identifier'],
      ],
      [
        'half a character',
        { body: subject({ identifier: '\ud800' }) },
        422,
        'invalid-request',
        ['/subject/identifier'],
      ],
      ['too long', { body: subject({ identifier: 'x'.repeat(129) }) }, 422, 'invalid-request', ['/subject/identifier']],
      ['a journey that is none', { body: request({ journey: 'j' }) }, 422, 'invalid-request', ['/journey']],
      ['a script as address', { body: request({ returnUrl: 'javascript:1' }) }, 422, 'invalid-request', ['/returnUrl']],
      [
        'an address that is not registered',
        { body: request({ returnUrl: 'https://tax.example.net/' }) },
        422,
        'invalid-request',
        ['/returnUrl'],
      ],
      [
        'no requirement at all',
        { body: request({ requirement: undefined }) },
        422,
        'invalid-request',
        ['/requirement'],
      ],
      ['an unknown procedure', { body: request({ procedure: 'unknown' }) }, 422, 'not-in-catalogue', ['/procedure']],
      ['a list as body', { body: '[]', type: JSON_TYPE }, 422, 'invalid-request', []],
      ['null as body', { body: 'null', type: JSON_TYPE }, 422, 'invalid-request', []],
      ['nothing as body', {}, 422, 'invalid-request', []],
      ['too many levels', { body: deep, type: JSON_TYPE }, 422, 'invalid-request', ['']],
      ['an empty body', { body: '', type: JSON_TYPE }, 400, 'malformed-request', []],
      ['half a body', { body: '{"subject":', type: JSON_TYPE }, 400, 'malformed-request', []],
      ['a prototype', { body: '{"__proto__":{}}', type: JSON_TYPE }, 400, 'malformed-request', []],
      ['over the limit', { body: request({ official: 'x'.repeat(300_000) }) }, 413, 'body-too-large', []],
      ['text', { body: 'hello', type: 'text/plain' }, 415, 'unsupported-media-type', []],
      [
        'a form',
        { body: 'channel=portal', type: 'application/x-www-form-urlencoded' },
        415,
        'unsupported-media-type',
        [],
      ],
      ['XML', { body: '<a/>', type: 'application/xml' }, 415, 'unsupported-media-type', []],
      ['no key', { body: request({}), key: null }, 422, 'idempotency-key-missing', []],
      ['an empty key', { body: request({}), key: '' }, 422, 'idempotency-key-missing', []],
      ['too long a key', { body: request({}), key: 'x'.repeat(129) }, 422, 'idempotency-key-missing', []],
    ])(`POST ${REQUESTS}: %s`, async (_what, sent, status, slug, pointers) => {
      const answer = await bad.send(REQUESTS, sent);
      expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
      if (pointers.length > 0) expect(pointersIn(answer)).toEqual(pointers);
    });

    it.each<[string, () => string, Sent, string[]]>([
      [
        'a list of consents that is none',
        () => `/v1/me/consents/${bad.exchange.ids.consents[0]}/grant`,
        { body: { alsoFor: 'all' } },
        ['/alsoFor'],
      ],
      [
        'a consent that is no id',
        () => `/v1/me/consents/${bad.exchange.ids.consents[0]}/grant`,
        { body: { alsoFor: ['x'] } },
        ['/alsoFor'],
      ],
      [
        'a reason that is none',
        () => `/v1/me/asks/${bad.exchange.ids.asks[0]}/declination`,
        { body: { reason: 'no' } },
        ['/reason'],
      ],
      ['no reason', () => `/v1/me/asks/${bad.exchange.ids.asks[0]}/declination`, {}, []],
      [
        'a reason for a revocation',
        () => `/v1/documents/${bad.exchange.ids.deposits.kept[0]}/revocation`,
        { as: 'agency', body: { reason: null } },
        ['/reason'],
      ],
      [
        'somebody without a scheme',
        () => '/internal/subjects/resolution',
        { as: 'service', body: { identifier: '1' } },
        ['/scheme'],
      ],
    ])('%s', async (_what, path, sent, pointers) => {
      const answer = await bad.send(path(), { as: 'citizen', ...sent });
      expect([answer.status, slugOf(answer)]).toEqual([422, 'invalid-request']);
      if (pointers.length > 0) expect(pointersIn(answer)).toEqual(pointers);
    });

    const question = (changes: object) => ({ kind: 'question', text: 'Why?', about: { agency: 'tax' }, ...changes });
    const report = (changes: object) => ({
      ...{ agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' },
      ...changes,
    });

    it.each<[string, string, object, string[]]>([
      ['about nothing', '/v1/me/questions', question({ about: {} }), ['/about']],
      ['about nobody', '/v1/me/questions', question({ about: undefined }), ['/about']],
      ['about a list', '/v1/me/questions', question({ about: ['tax'] }), ['/about', '/about/0']],
      [
        'about two things',
        '/v1/me/questions',
        question({ about: { agency: 'tax', documentId: randomUUID() } }),
        ['/about'],
      ],
      ['about what is no id', '/v1/me/questions', question({ about: { documentId: 'x' } }), ['/about/documentId']],
      ['about null', '/v1/me/questions', question({ about: { agency: null } }), ['/about/agency']],
      ['of no kind', '/v1/me/questions', question({ kind: 'complaint' }), ['/kind']],
      ['without words', '/v1/me/questions', question({ text: ' \n ' }), ['/text']],
      ['with too many words', '/v1/me/questions', question({ text: 'x'.repeat(2_001) }), ['/text']],
      ['with NUL in it', '/v1/me/questions', question({ text: 'a\u0000' }), ['/text']],
      ['with half a character', '/v1/me/questions', question({ text: '\ud800' }), ['/text']],
      ['of no agency', '/v1/asked-again-reports', report({ agency: undefined }), ['/agency']],
      ['on no channel', '/v1/asked-again-reports', report({ channel: 'dream' }), ['/channel']],
      ['at no time', '/v1/asked-again-reports', report({ at: 'yesterday' }), ['/at']],
      ['at an hour of nowhere', '/v1/asked-again-reports', report({ at: '2026-01-02T03:04' }), ['/at']],
      ['of two at once', '/v1/asked-again-reports', report({ qualifier: 'a b' }), ['/qualifier']],
      ['with null for words', '/v1/asked-again-reports', report({ text: null }), ['/text']],
      ['in a case that is none', '/v1/asked-again-reports', report({ evidenceRequestId: '1' }), ['/evidenceRequestId']],
      ['by whom', '/v1/asked-again-reports', report({ upheld: true }), ['/upheld']],
    ])('a question or report %s: %s', async (_what, path, body, pointers) => {
      const answer = await bad.send(path, { as: 'citizen', body });
      expect([answer.status, slugOf(answer), pointersIn(answer)]).toEqual([422, 'invalid-request', pointers]);
    });

    it("names nobody else's consent", async () => {
      const [own] = bad.exchange.ids.consents;
      const answers = await Promise.all(
        [bad.exchange.othersIds.consents[0], randomUUID()].map((id) =>
          bad.send(`/v1/me/consents/${own}/grant`, { as: 'citizen', body: { alsoFor: [id] } }),
        ),
      );
      expect(answers.map((answer) => [answer.status, slugOf(answer)])).toEqual([
        [404, 'not-found'],
        [404, 'not-found'],
      ]);
    });
  });

  describe('a query that is not what it should be', () => {
    afterEach(() => bad.storedNothing());

    it.each<[string, string[]]>([
      [`${REQUESTS}?limit=0`, ['/limit']],
      [`${REQUESTS}?limit=201`, ['/limit']],
      [`${REQUESTS}?limit=many`, ['/limit']],
      [`${REQUESTS}?limit=1&limit=2`, ['/limit']],
      [`${REQUESTS}?cursor=broken`, ['/cursor']],
      [`${REQUESTS}?cursor=a&cursor=b`, ['/cursor']],
      [`${REQUESTS}?cursor=${'x'.repeat(101)}`, ['/cursor']],
      [`${REQUESTS}?status=happy`, ['/status']],
      [`${REQUESTS}?procedure=%00`, ['/procedure']],
      [`${REQUESTS}?agency=housing`, ['/agency']],
      [`${REQUESTS}/${randomUUID()}?wait=31`, ['/wait']],
      [`${REQUESTS}/${randomUUID()}?wait=-1`, ['/wait']],
      ['/v1/events?after=', ['/after']],
      ['/v1/events?after=-1', ['/after']],
      ['/v1/events?after=1.5', ['/after']],
      ['/v1/events?after=1e3', ['/after']],
      ['/v1/events?after=%201', ['/after']],
      ['/v1/events?after=01', ['/after']],
      ['/v1/events?after=1&after=2', ['/after']],
      [`/v1/events?after=${'9'.repeat(16)}`, ['/after']],
      ['/v1/events?after=last', ['/after']],
      ['/v1/events?wait=31', ['/wait']],
      ['/v1/events?limit=201', ['/limit']],
      ['/v1/events?limit=0&after=x', ['/after', '/limit']],
      ['/v1/events?agency=housing', ['/agency']],
      ['/v1/me/documents?cursor=broken', ['/cursor']],
      ['/v1/me/consents?cursor=broken', ['/cursor']],
      ['/v1/me/evidence-requests?limit=1000', ['/limit']],
      ['/v1/me/questions?limit=0', ['/limit']],
      ['/v1/me/asked-again-reports?cursor=broken', ['/cursor']],
      ['/v1/questions?status=happy', ['/status']],
      ['/v1/questions?agency=housing', ['/agency']],
      ['/v1/catalogue/agencies?cursor=broken', ['/cursor']],
    ])('%s', async (path, pointers) => {
      const answer = await bad.send(path, { method: 'GET', as: path.startsWith('/v1/me') ? 'citizen' : 'agency' });
      expect([answer.status, slugOf(answer), pointersIn(answer)]).toEqual([422, 'invalid-request', pointers]);
    });
  });
});
