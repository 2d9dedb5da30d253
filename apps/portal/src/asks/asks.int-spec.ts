import { createHash } from 'node:crypto';
import { type Browser, hiddenIn, TestPortal } from '../portal.fixture';
import { aDraft, anAsk, anOverview, aStanding, idOf } from './asks.fixture';

const ASK = `/asks/${idOf(1)}`;
const REQUEST = `/requests/${idOf(2)}`;
const DRAFT = `${ASK}/draft/${idOf(5)}`;
/** How a tick names a consent, and what was shown of it. */
const TICKED = `${idOf(3)}.shown`;
const PICTURE = Buffer.from('a picture');

const problem = (slug: string, status: number) => ({ status, body: { type: `urn:askonce:problem:${slug}`, status } });
const file = (text: string) => new File([text], 'x.png', { type: 'image/png' });

let portal: TestPortal;
let ada: Browser;
/** What the registry says instead, by method and path. */
let instead: Record<string, { status?: number; body: object }>;

beforeAll(async () => {
  portal = await TestPortal.start({ ASKONCE_FORMS_PER_MINUTE: '1000' });
  ada = await portal.signedIn('ada');
});
afterAll(() => portal.stop());

beforeEach(() => {
  instead = {};
  portal.registry.calls.length = 0;
  const digest = `sha-256=:${createHash('sha256').update(PICTURE).digest('base64')}:`;
  const usual: typeof instead = {
    'GET /v1/me/overview': { body: anOverview({ asks: { count: 1, items: [anAsk()] } }) },
    [`GET /v1/me/asks/${idOf(1)}`]: { body: anAsk() },
    [`GET /v1/me/evidence-requests/${idOf(2)}`]: { body: aStanding({ returnUrl: 'https://housing.example/a?b=c' }) },
    'POST /v1/me/documents': { status: 201, body: aDraft() },
    [`GET /v1/me/documents/${idOf(5)}/draft`]: { body: aDraft() },
    [`POST /v1/me/documents/${idOf(5)}/confirmation`]: { status: 201, body: { answered: true } },
    [`POST /v1/me/documents/${idOf(5)}/removal`]: { body: aDraft({ status: 'removed' }) },
    [`POST /v1/me/asks/${idOf(1)}/declination`]: { body: { id: idOf(1), outcome: 'declined' } },
    [`POST /v1/me/evidence-requests/${idOf(2)}/objection`]: { body: aStanding() },
  };
  portal.registry.answers = ({ method, path }) => {
    const call = `${method} ${path}`;
    if (call === `GET /v1/me/documents/${idOf(5)}/content`)
      return { body: PICTURE, headers: { 'content-type': 'image/png', 'repr-digest': digest } };
    return instead[call] ?? usual[call];
  };
});

const posted = (path: string) => portal.registry.calls.find((call) => call.method === 'POST' && call.path === path);

describe('an agency’s link', () => {
  it('says what is asked, leads to the ask, and back to the agency afterwards', async () => {
    const { html } = await ada.get(REQUEST);
    for (const said of ['Housing Office', 'Birth certificate', 'To decide on your benefit.', 'You decide.'])
      expect(html).toContain(said);
    expect(html).toContain(`href="${ASK}"`);
    instead[`GET /v1/me/asks/${idOf(1)}`] = { body: anAsk({ outcome: 'answered', closedAt: '2026-11-02T08:00:00Z' }) };
    const done = await ada.get(ASK);
    expect(done.html).toContain(`href="https://housing.example/a?b=c&amp;request=${idOf(2)}"`);
  });

  it('leads nobody else back', async () => {
    await ada.get(REQUEST);
    const bob = await portal.signedIn('bob');
    instead[`GET /v1/me/asks/${idOf(1)}`] = { body: anAsk({ outcome: 'answered', closedAt: '2026-11-02T08:00:00Z' }) };
    expect((await bob.get(ASK)).html).not.toContain('housing.example');
  });

  it.each([
    ['released', 'This is done.'],
    ['cancelled', 'no longer needs this'],
    ['expired', 'The time for this is over'],
    ['fetching', 'You need not do anything'],
  ] as const)('that comes when the request is %s says so', async (status, said) => {
    const waitsFor = { asks: [], consents: [], sources: [] };
    const body = aStanding({ status, decision: { code: status, reasons: [] }, waitsFor });
    instead[`GET /v1/me/evidence-requests/${idOf(2)}`] = { body };
    expect((await ada.get(REQUEST)).html).toContain(said);
  });

  it('offers no choice where there is none, but names the law and takes an objection', async () => {
    const body = aStanding({ lawfulBasis: 'public_task', legalReference: { en: 'School Act, 14' } });
    instead[`GET /v1/me/evidence-requests/${idOf(2)}`] = { body };
    expect((await ada.get(REQUEST)).html).toMatch(/School Act, 14[\s\S]*You are not asked to agree/);
    expect(await ada.submit(`${REQUEST}/objection`, {})).toMatchObject({ status: 303, location: REQUEST });
    expect(posted(`/v1/me/evidence-requests/${idOf(2)}/objection`)?.person).toBe('ada');
  });

  it('shows no form to object where the basis is consent', async () => {
    expect((await ada.get(`${REQUEST}/objection`)).html).not.toContain('Send my objection');
  });
});

describe('what is held already and would do', () => {
  it('is offered before anything has to be given, and leads to the decision', async () => {
    const document = { id: idOf(6), evidenceTypeName: { en: 'Passport' }, qualifier: '' };
    const consent = { id: idOf(7), evidenceType: 'passport', evidenceTypeName: { en: 'Passport' }, status: 'paused' };
    const housing = { requestId: idOf(2), agency: 'housing', agencyName: { en: 'Housing Office' } };
    const held = [{ ...housing, documents: [document], consents: [consent] }];
    instead[`GET /v1/me/asks/${idOf(1)}`] = { body: { ...anAsk(), held } };
    const { html } = await ada.get(ASK);
    expect(html).toMatch(
      new RegExp(
        `You have stopped this for now[^<]+<a[^>]+ href="/consents/${idOf(7)}">Share with Housing Office: Passport`,
      ),
    );
    expect(html.indexOf(`/consents/${idOf(7)}`)).toBeLessThan(html.indexOf('What would you like to do?'));
  });

  it('is not spoken of where there is nothing', async () => {
    expect((await ada.get(ASK)).html).not.toContain('You already have something');
  });
});

describe('files', () => {
  it('go on as one document in their order, with the person’s token, and are looked at first', async () => {
    const sent = await ada.upload(ASK, {}, [
      ['files', file('front')],
      ['files', file('back')],
      ['photo', new File([], '')],
    ]);
    expect(sent).toMatchObject({ status: 303, location: DRAFT });
    const call = posted('/v1/me/documents')!;
    expect(call.person).toBe('ada');
    expect(call.body).toContain(
      '{"evidenceType":"birth-certificate","qualifier":"own","channel":"portal","draft":true}',
    );
    expect(call.body.match(/front|back/g)).toEqual(['front', 'back']);
  });

  it.each([
    ['document-too-large', 413, 'This is more than 20 MB.'],
    ['document-empty', 422, 'This file is empty.'],
    ['unsupported-media-type', 415, 'This kind of file cannot be used.'],
    ['rejected-before', 409, 'Choose another copy or picture.'],
    ['several-files', 422, 'Choose one PDF, or up to 20 pictures'],
  ])('that are refused (%s) come back to their field in plain words', async (slug, status, said) => {
    instead['POST /v1/me/documents'] = problem(slug, status);
    expect(await ada.upload(ASK, {}, [['files', file('x')]])).toMatchObject({ status: 303, location: ASK });
    const { html } = await ada.get(ASK);
    expect(html).toContain('<a href="#files">');
    expect(html).toContain(said);
  });

  it('are asked for where none was chosen, and nothing goes on', async () => {
    expect(await ada.upload(ASK, {}, [['files', new File([], '')]])).toMatchObject({ status: 303, location: ASK });
    expect((await ada.get(ASK)).html).toContain('Choose a file, or take a picture');
    expect(posted('/v1/me/documents')).toBeUndefined();
  });

  it('need to be named where several kinds would do', async () => {
    const alternatives = { alternatives: [['passport']], alternativeNames: { passport: { en: 'Passport' } } };
    instead[`GET /v1/me/asks/${idOf(1)}`] = { body: anAsk(alternatives) };
    for (const kind of ['', 'diploma']) {
      await ada.upload(ASK, { kind }, [['files', file('x')]]);
      expect((await ada.get(ASK)).html).toContain('<a href="#kind">');
    }
    expect((await ada.upload(ASK, { kind: 'passport' }, [['files', file('x')]])).location).toBe(DRAFT);
    expect(posted('/v1/me/documents')?.body).toContain('"evidenceType":"passport"');
  });
});

describe('what was sent', () => {
  it('is shown with nothing ticked, and given with what is', async () => {
    const { html } = await ada.get(DRAFT);
    expect(html).toContain(`<img class="askonce-preview" src="${DRAFT}/content"`);
    expect(html).not.toContain('checked');
    expect(html).toContain(`value="${TICKED}"`);
    expect(await ada.submit(DRAFT, { answer: 'give', grants: TICKED })).toMatchObject({ status: 303, location: ASK });
    const { body } = posted(`/v1/me/documents/${idOf(5)}/confirmation`)!;
    expect(body).toBe(JSON.stringify({ grants: [idOf(3)], terms: ['shown'] }));
  });

  it('is not given, and nothing stays ticked, where what was ticked has become something else', async () => {
    instead[`POST /v1/me/documents/${idOf(5)}/confirmation`] = problem('terms-changed', 409);
    const [consent] = anAsk().consents;
    const changed = aDraft({ consents: [{ ...consent!, terms: 'others' }] });
    instead[`GET /v1/me/documents/${idOf(5)}/draft`] = { body: changed };
    expect(await ada.submit(DRAFT, { answer: 'give', grants: TICKED })).toMatchObject({ status: 303, location: DRAFT });
    const { html } = await ada.get(DRAFT);
    expect(html).toMatch(/<a href="#grants">What you would agree to has changed/);
    expect(html).not.toContain('checked');
  });

  it('is thrown away when another is to be chosen', async () => {
    expect((await ada.submit(DRAFT, { answer: 'discard' })).location).toBe(ASK);
    expect(posted(`/v1/me/documents/${idOf(5)}/removal`)).toBeDefined();
    expect((await ada.get(ASK)).html).toContain('What you sent was thrown away.');
  });

  it('is neither shown nor given beside a question that there is not', async () => {
    const elsewhere = `/asks/${idOf(9)}/draft/${idOf(5)}`;
    expect((await ada.get(`${elsewhere}/content`)).status).toBe(404);
    expect((await ada.submit(DRAFT, { answer: 'give' }, elsewhere)).status).toBe(404);
    expect(posted(`/v1/me/documents/${idOf(5)}/confirmation`)).toBeUndefined();
  });

  it.each([
    ['image/png', 'image/png', 'inline; filename="birth-certificate.png"'],
    ['application/pdf', 'application/pdf', 'attachment; filename="birth-certificate.pdf"'],
    ['text/html', 'application/octet-stream', 'attachment; filename="birth-certificate.bin"'],
  ])('comes in a sandbox (%s)', async (found, type, disposition) => {
    const { answers } = portal.registry;
    portal.registry.answers = (called) => {
      const answer = answers(called);
      return answer?.headers === undefined
        ? answer
        : { ...answer, headers: { ...answer.headers, 'content-type': found } };
    };
    const { headers, html } = await ada.get(`${DRAFT}/content`);
    expect(html).toBe(PICTURE.toString());
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('not giving', () => {
  it.each([
    ['do-not-have', 'do_not_have'],
    ['cannot-obtain', 'cannot_obtain'],
    ['bring-it-myself', 'will_bring_it_myself'],
  ])('is as near as giving, and takes one confirmation: %s', async (way, reason) => {
    const path = `${ASK}/declination/${way}`;
    expect((await ada.get(ASK)).html).toContain(`href="${path}"`);
    expect(await ada.submit(path, {})).toMatchObject({ status: 303, location: ASK });
    expect(posted(`/v1/me/asks/${idOf(1)}/declination`)?.body).toBe(JSON.stringify({ reason }));
  });

  it('does nothing where it is over meanwhile, and leads to where it stands', async () => {
    const path = `${ASK}/declination/do-not-have`;
    const { html } = await ada.get(path);
    const over = { outcome: 'no_longer_needed', closedAt: '2026-11-02T08:00:00Z' } as const;
    instead[`GET /v1/me/asks/${idOf(1)}`] = { body: anAsk(over) };
    expect(await ada.post(path, hiddenIn(html))).toMatchObject({ status: 303, location: ASK });
    expect(posted(`/v1/me/asks/${idOf(1)}/declination`)).toBeUndefined();
  });

  it.each(['whatever', 'constructor'])('has no other ways: %s', async (way) => {
    expect((await ada.get(`${ASK}/declination/${way}`)).status).toBe(404);
  });
});

describe('the first page', () => {
  it('says what needs the person, and which one of several papers is meant', async () => {
    const { html } = await ada.get('/');
    expect(html).toMatch(new RegExp(`href="${ASK}">You are asked for: Birth certificate \\(<bdi>own</bdi>\\)</a>`));
    expect(html).toContain('None of your questions waits for an answer.');
    for (const place of ['documents', 'sharing', 'who-looked', 'requests', 'questions'])
      expect(html).toContain(`href="/${place}"`);
  });
});

describe('the questions on the first page', () => {
  it('are counted, with those that are late and the day of the last answer', async () => {
    const questions = { count: 2, overdue: 1, lastAnsweredAt: '2026-11-05T08:00:00Z' };
    instead['GET /v1/me/overview'] = { body: anOverview({ questions }) };
    const { html } = await ada.get('/');
    expect(html).toMatch(/2 of your questions wait for an answer. The time promised for 1 of them is over./);
    expect(html).toMatch(/The last answer to you came on:[\s\S]*5 November 2026/);
  });
});

describe('the list of requests', () => {
  it('names who is asked, since when, and by when it is promised', async () => {
    const source = {
      agency: 'civil-registry',
      agencyName: { en: 'Civil Registry' },
      evidenceType: 'birth-certificate',
      since: '2026-11-01T08:00:00Z',
      deadline: '2026-11-03T08:00:00Z',
    };
    const waitsFor = { asks: [], consents: [], sources: [source] };
    instead['GET /v1/me/evidence-requests?limit=20'] = {
      body: { items: [aStanding({ status: 'fetching', waitsFor })] },
    };
    const { html } = await ada.get('/requests');
    expect(html).toMatch(/Housing Office[\s\S]*Civil Registry[\s\S]*1 November 2026[\s\S]*1 December 2026/);
  });
});

describe('every page', () => {
  it('takes at most three calls', async () => {
    const pages = ['/', '/requests', REQUEST, `${REQUEST}/objection`, ASK, DRAFT, `${ASK}/declination/do-not-have`];
    for (const path of pages) {
      portal.registry.calls.length = 0;
      await ada.get(path);
      expect([path, portal.registry.calls.length <= 3]).toEqual([path, true]);
    }
  });
});
