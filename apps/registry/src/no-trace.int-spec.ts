import { randomUUID } from 'node:crypto';
import { BadCalls, type Sent, slugOf } from './bad-calls.fixture';
import { aRequestBy } from './catalogue-of-the-story.fixture';
import { aPdf, newIdentifier, uploadOf } from './registry.fixture';

const REQUESTS = '/v1/evidence-requests';
const GIVEN = '/v1/me/documents';
const ASKED_AGAIN = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' };
const aQuestion = (changes: object = {}) => ({
  kind: 'question',
  text: 'Why?',
  about: { agency: 'tax' },
  ...changes,
});

jest.setTimeout(30_000);

describe('calls that leave no trace', () => {
  let bad: BadCalls;
  beforeAll(async () => {
    bad = await BadCalls.start();
  }, 60_000);
  afterAll(() => bad.stop());

  describe('somebody of whom nothing is known', () => {
    afterEach(() => bad.storedNothing());

    it.each(['consents', 'asks', 'documents', 'evidence-requests', 'questions', 'asked-again-reports'])(
      'finds no %s, and stays unknown',
      async (list) => {
        const { status, body } = await bad.send(`/v1/me/${list}`, { method: 'GET', as: 'stranger' });
        expect([status, body]).toEqual([200, { items: [] }]);
      },
    );

    it('is not made known by a look-up', async () => {
      const body = { scheme: 'national:xx', identifier: newIdentifier() };
      expect((await bad.send('/internal/subjects/resolution', { as: 'service', body })).status).toBe(404);
    });

    it.each<[string, Sent]>([
      [`/v1/me/consents/${randomUUID()}/grant`, { body: {} }],
      [`/v1/me/asks/${randomUUID()}/declination`, { body: { reason: 'do_not_have' } }],
      [`/v1/me/evidence-requests/${randomUUID()}/objection`, {}],
      [`${GIVEN}/${randomUUID()}/removal`, {}],
      ['/v1/me/questions', { body: aQuestion({ about: { documentId: randomUUID() } }) }],
      ['/v1/asked-again-reports', { body: { ...ASKED_AGAIN, evidenceRequestId: randomUUID() } }],
    ])('is not made known by a command about nothing: %s', async (path, sent) => {
      expect((await bad.send(path, { as: 'stranger', ...sent })).status).toBe(404);
    });
  });

  describe('a call that is made again', () => {
    const again: [string, () => string, () => Sent, () => Sent][] = [
      [
        'a request',
        () => REQUESTS,
        () => ({ body: aRequestBy('tax', bad.exchange.person) }),
        () => ({ body: aRequestBy('tax', bad.exchange.person, { channel: 'phone' }) }),
      ],
      [
        'a document',
        () => GIVEN,
        () => ({
          as: 'citizen',
          body: uploadOf({ evidenceType: 'birth-certificate', qualifier: 'twice', channel: 'portal' }),
        }),
        () => ({
          as: 'citizen',
          body: uploadOf({ evidenceType: 'birth-certificate', qualifier: 'twice', channel: 'portal' }, aPdf('other')),
        }),
      ],
      [
        'a consent',
        () => `/v1/me/consents/${bad.exchange.ids.consents[1]}/grant`,
        () => ({ as: 'citizen', body: {} }),
        () => ({ as: 'citizen', body: { alsoFor: [bad.exchange.ids.consents[2]] } }),
      ],
      [
        'a declination',
        () => `/v1/me/asks/${bad.exchange.ids.asks[0]}/declination`,
        () => ({ as: 'citizen', body: { reason: 'do_not_have' } }),
        () => ({ as: 'citizen', body: { reason: 'cannot_obtain' } }),
      ],
      [
        'an objection',
        () => `/v1/me/evidence-requests/${bad.exchange.ids.requests.objectionable[0]}/objection`,
        () => ({ as: 'citizen' }),
        () => ({ as: 'citizen' }),
      ],
      [
        'a question',
        () => '/v1/me/questions',
        () => ({ as: 'citizen', body: aQuestion() }),
        () => ({ as: 'citizen', body: aQuestion({ text: 'Why not?' }) }),
      ],
      [
        'an answer',
        () => `/v1/questions/${bad.exchange.ids.questions[0]}/answer`,
        () => ({ body: { text: 'So.' } }),
        () => ({ body: { text: 'Not so.' } }),
      ],
      [
        'a report',
        () => '/v1/asked-again-reports',
        () => ({ as: 'citizen', body: ASKED_AGAIN }),
        () => ({ as: 'citizen', body: { ...ASKED_AGAIN, channel: 'phone' } }),
      ],
      ['a claim', () => `/v1/releases/${bad.exchange.ids.releases[0]}/claims`, () => ({}), () => ({})],
    ];

    it.each(again)('%s counts once; the same key for something else is refused', async (_what, path, first, other) => {
      const key = randomUUID();
      const made = await bad.send(path(), { ...first(), key });
      expect([200, 201]).toContain(made.status);
      await bad.settle();
      const repeated = await bad.send(path(), { ...first(), key });
      expect([200, 201]).toContain(repeated.status);
      await bad.storedNothing();
      if (JSON.stringify(other()) === JSON.stringify(first()) && _what !== 'a document') return;
      const misused = await bad.send(path(), { ...other(), key });
      expect([misused.status, slugOf(misused)]).toEqual([422, 'idempotency-key-reused']);
      await bad.storedNothing();
    });
  });
});
