import type { Ask } from '@askonce/client';
import { aConsent } from '../consents/a-consent.fixture';
import { type Browser, TestPortal } from '../portal.fixture';
import { answerOf, aRequestedConsent, type Held, problem } from './sharing.fixture';

const ID = aConsent().id;
const PATH = `/v1/me/consents/${ID}`;

let portal: TestPortal;
let ada: Browser;
let held: Held;

const posted = () => portal.registry.calls.filter(({ method }) => method === 'POST').map(({ path }) => path);

beforeAll(async () => {
  portal = await TestPortal.start({ ASKONCE_SIGN_INS_PER_MINUTE: '1000', ASKONCE_FORMS_PER_MINUTE: '1000' });
  portal.registry.answers = (called) => answerOf(held, called);
  ada = await portal.signedIn('ada');
});

beforeEach(() => {
  held = { consent: aConsent(), asks: [] };
  portal.registry.calls.length = 0;
  portal.audit.calls.length = 0;
  portal.audit.answers = () => ({ body: { format: 'askonce-receipt@v1' } });
});

afterAll(() => portal.stop());

const pages = [
  `/consents/${ID}`,
  '/sharing',
  `/sharing/${ID}`,
  ...['withdrawal', 'pause', 'renewal', 'grant'].map((step) => `/sharing/${ID}/${step}`),
  `/sharing/${ID}/receipt`,
  '/data',
  '/data/erasure',
];
const files = [`/sharing/${ID}/receipt.json`, `/sharing/${ID}/proof/${aConsent().history[0]!.auditEntryId}`];

describe('every page', () => {
  it.each(pages)('%s has one heading and asks at most three times', async (path) => {
    const { status, html } = await ada.get(path);
    expect(status).toBe(200);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/undefined|\[object/);
    expect(portal.registry.calls.length).toBeLessThanOrEqual(3);
  });

  it.each([...pages, ...files, '/data/export'])('%s is nobody else’s', async (path) => {
    const { status, html } = await (await portal.signedIn('eve')).get(path);
    expect(html).not.toContain('Housing Office');
    expect([200, 404]).toContain(status);
    if (path.includes(ID)) expect(status).toBe(404);
  });

  it.each([...pages, ...files, '/data/export'])('%s is seen by nobody who is not signed in', async (path) => {
    expect((await portal.browser().get(path)).location).toMatch(/^\/sign-in\?back=/);
  });
});

describe('deciding on a consent', () => {
  beforeEach(() => {
    held = { consent: aRequestedConsent(), asks: [] };
  });

  it('shows exactly what would be shared, with the own values, as text', async () => {
    const { html } = await ada.get(`/consents/${ID}`);
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;co&quot;');
    expect(html).not.toContain('<b>Ada');
    expect(html).toMatch(/Whether you are 18 or older: <strong>\s*yes\s*<\/strong>/);
    expect(html).toContain('For 180 days');
  });

  it.each([
    ['share', 'grant'],
    ['refuse', 'refusal'],
    ['provide', 'refusal'],
  ])('%s is a %s, and says so on the page that follows', async (choice, transition) => {
    const { status, location } = await ada.submit(`/consents/${ID}`, { choice });
    expect([status, location]).toEqual([303, `/consents/${ID}`]);
    expect(posted()).toEqual([`${PATH}/${transition}`]);
    held = { consent: aConsent({ status: 'refused' }), asks: [] };
    const { html } = await ada.get(location!);
    expect(html).toContain('govuk-notification-banner--success');
    expect(html).toContain('Bring it yourself');
  });

  it('leads to the open question instead of closing it, when somebody provides it themselves', async () => {
    held = { ...held, asks: [{ id: 'ask-1', consents: [{ id: ID }] }] as unknown as Ask[] };
    expect((await ada.submit(`/consents/${ID}`, { choice: 'provide' })).location).toBe('/asks/ask-1');
    expect(posted()).toEqual([]);
  });

  it('asks for one of the three when none was taken', async () => {
    expect((await ada.submit(`/consents/${ID}`, {})).location).toBe(`/consents/${ID}`);
    expect(posted()).toEqual([]);
    expect((await ada.get(`/consents/${ID}`)).html).toContain('Choose one of the three');
  });

  it('says where it stands now when it has moved on meanwhile', async () => {
    held = { ...held, refuses: 'transition-not-allowed' };
    expect((await ada.submit(`/consents/${ID}`, { choice: 'share' })).location).toBe(`/consents/${ID}`);
    held = { consent: aConsent({ status: 'expired', allowedTransitions: [] }), asks: [] };
    const { html } = await ada.get(`/consents/${ID}`);
    expect(html).toContain('This has changed since you opened the page');
    expect(html).toContain('This has ended by itself');
    expect((await ada.get(`/consents/${ID}`)).html).not.toContain('This has changed');
  });
});

describe('changing what is shared', () => {
  it.each(['withdrawal', 'pause', 'renewal'])(
    'takes one confirmation for a %s, with the key of its form',
    async (step) => {
      const { location } = await ada.submit(`/sharing/${ID}/${step}`, {});
      expect(location).toBe(`/sharing/${ID}`);
      expect(posted()).toEqual([`${PATH}/${step}`]);
      expect(portal.registry.calls.at(-1)?.key).toMatch(/^[\w-]{8,64}$/);
      expect((await ada.get(location!)).html).toContain('govuk-notification-banner--success');
    },
  );

  it('says the consequences before: in our words and in the agency’s', async () => {
    const { html } = await ada.get(`/sharing/${ID}/withdrawal`);
    expect(html).toContain('From that moment on Housing Office cannot see the document');
    expect(html).toContain('We can no longer read it.');
    expect(html).toContain('Two years.');
  });

  it('agrees to what the page shows, or to nothing', async () => {
    await ada.submit(`/sharing/${ID}/renewal`, {});
    const { body } = portal.registry.calls.find(({ method }) => method === 'POST')!;
    expect(JSON.parse(body)).toEqual({ terms: ['terms-as-shown'] });
    held = { ...held, refuses: 'terms-changed' };
    await ada.submit(`/sharing/${ID}/renewal`, {});
    expect((await ada.get(`/sharing/${ID}/renewal`)).html).toContain('What you would agree to has changed');
  });

  it('says where it stands when it has moved on meanwhile', async () => {
    held = { ...held, refuses: 'transition-not-allowed' };
    expect((await ada.submit(`/sharing/${ID}/pause`, {})).location).toBe(`/sharing/${ID}/pause`);
    held = { consent: aConsent({ status: 'withdrawn', allowedTransitions: ['grant'] }), asks: [] };
    const { html } = await ada.get(`/sharing/${ID}/pause`);
    expect(html).toContain('This has changed since you opened the page');
    expect(html).toContain('You have stopped this for good');
  });

  it.each(['refusal', 'request', 'nonsense'])('has no page for a %s', async (step) => {
    expect((await ada.get(`/sharing/${ID}/${step}`)).status).toBe(404);
    expect(posted()).toEqual([]);
  });
});

describe('what is kept of a decision', () => {
  it('is a file in the form of a consent receipt', async () => {
    const { headers, html } = await ada.get(`/sharing/${ID}/receipt.json`);
    expect(headers.get('content-type')).toContain('application/ld+json');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="consent-receipt-${ID}.json"`);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    const receipt = JSON.parse(html) as Record<string, unknown>;
    expect(receipt).toMatchObject({
      '@type': 'dpv:ConsentReceipt',
      '@id': `http://portal.test/sharing/${ID}/receipt.json`,
      'dpv:hasRecordOfActivity': { 'dpv:hasProcess': { 'dpv:hasJurisdiction': { '@id': 'loc:EU' } } },
    });
  });

  it('is the proof of the log, with the person’s own token', async () => {
    const { headers, html } = await ada.get(files[1]!);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="proof-[0-9a-f-]+\.json"$/);
    expect(JSON.parse(html)).toEqual({ format: 'askonce-receipt@v1' });
    expect(portal.audit.calls).toMatchObject([{ person: 'ada' }]);
  });

  it.each(['entry-not-found', 'proof-not-ready'])('says that the proof comes later: %s', async (slug) => {
    portal.audit.answers = () => problem(slug, 404);
    expect((await ada.get(files[1]!)).html).toContain('The proof is not there yet');
  });

  it('is no proof of what does not belong to the consent', async () => {
    expect((await ada.get(`/sharing/${ID}/proof/${ID}`)).status).toBe(404);
    expect(portal.audit.calls).toEqual([]);
  });
});

describe('everything that is held', () => {
  it('is passed on as a download', async () => {
    const { headers, html } = await ada.get('/data/export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="askonce-export.zip"');
    expect(headers.get('content-type')).toBe('application/zip');
    expect(JSON.parse(html)).toEqual({ everything: true });
  });

  it('is erased only when the box is ticked', async () => {
    expect((await ada.submit('/data/erasure', {})).location).toBe('/data/erasure');
    expect(posted()).toEqual([]);
    expect((await ada.get('/data/erasure')).html).toContain('Tick the box');
  });

  it('is erased, what stays is told, and the person is signed out', async () => {
    const browser = await portal.signedIn('ada');
    const before = browser.cookie('askonce');
    expect((await browser.submit('/data/erasure', { understood: 'yes' })).location).toBe('/data/erased');
    expect(posted()).toEqual(['/v1/me/erasure']);
    expect(browser.cookie('askonce')).not.toBe(before);
    const { html } = await browser.get('/data/erased');
    expect(html).toContain('District Court');
    expect(html).toContain('1 January 2028');
    expect((await browser.get('/sharing')).location).toMatch(/^\/sign-in/);
    expect((await browser.submit('/data/erased', {}, '/sign-out')).location).toContain('id_token_hint=');
    expect((await browser.get('/data/erased')).status).toBe(404);
  });
});
