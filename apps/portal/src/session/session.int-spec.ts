import { Database } from '@askonce/database';
import { anOverview } from '../asks/asks.fixture';
import { Browser, hiddenIn, TestPortal } from '../portal.fixture';

let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({ ASKONCE_SIGN_INS_PER_MINUTE: '100' });
  portal.registry.answers = ({ path }) => (path === '/v1/me/overview' ? { body: anOverview() } : undefined);
});

afterAll(() => portal.stop());

const inDatabase = async <T extends object>(sql: string): Promise<T[]> => {
  const database = new Database({ url: portal.database.ownerUrl, applicationName: 'spec', max: 1 });
  return database.query<T>(sql).finally(() => database.close());
};

describe('signing in', () => {
  it('is asked for first, and leads back to where one wanted to be', async () => {
    const browser = portal.browser();
    const refused = await browser.get('/?a=b');
    expect(refused).toMatchObject({ status: 303, location: '/sign-in?back=%2F%3Fa%3Db' });
    const leaving = await browser.get(refused.location!);
    expect(leaving.location).toContain(`${portal.issuer.issuer}/authorization?`);
    const asked = new URL(leaving.location!).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(await portal.comeBack('ada', 'citizen', browser, new URL(leaving.location!))).toMatchObject({
      status: 303,
      location: '/?a=b',
    });
    expect((await browser.get('/')).status).toBe(200);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/.//evil.example'])(
    'leads nowhere else: %s',
    async (back) => {
      const browser = portal.browser();
      const leaving = await browser.get(`/sign-in?back=${encodeURIComponent(back)}`);
      const returned = await portal.comeBack('ada', 'citizen', browser, new URL(leaving.location!));
      expect(returned.location).toMatch(/^\/(?![/\\])/);
    },
  );

  it('gives the session a new id, so that one that was planted is worth nothing', async () => {
    const attacker = portal.browser();
    await attacker.get('/sign-in');
    const planted = attacker.cookie('askonce')!;
    const victim = portal.browser();
    victim.plant('askonce', planted);
    await portal.signedIn('ada', 'citizen', victim);
    expect(victim.cookie('askonce')).not.toBe(planted);
    expect((await attacker.get('/')).status).toBe(303);
  });

  it('fails without what was begun in this browser', async () => {
    const begun = portal.browser();
    const leaving = new URL((await begun.get('/sign-in')).location!);
    const other = portal.browser();
    expect((await portal.comeBack('ada', 'citizen', other, leaving)).location).toBe('/sign-in/failed');
    expect((await other.get('/')).status).toBe(303);
    leaving.searchParams.set('state', 'another');
    expect((await portal.comeBack('ada', 'citizen', begun, leaving)).location).toBe('/sign-in/failed');
    expect((await begun.get('/sign-in/failed')).html).toContain('Signing in did not work');
  });

  it('lets nobody in who is not a citizen', async () => {
    const browser = await portal.signedIn('carl', 'clerk');
    expect((await browser.get('/')).status).toBe(303);
  });

  it('leaves neither the id of a session nor a token readable in the database', async () => {
    const browser = await portal.signedIn('ada');
    const id = decodeURIComponent(browser.cookie('askonce')!).split('.')[0]!;
    const rows = await inDatabase<{ id_hash: Buffer; sealed: Buffer }>('SELECT id_hash, sealed FROM session');
    expect(rows.length).toBeGreaterThan(0);
    for (const { id_hash: hash, sealed } of rows) {
      for (const stored of [hash, sealed]) expect(stored.toString('latin1')).not.toMatch(new RegExp(`${id}|eyJ|ada`));
    }
  });
});

describe('beginning to sign in', () => {
  it('has to wait when it is done too often from one address; coming back is not counted', async () => {
    const few = await TestPortal.start({ ASKONCE_SIGN_INS_PER_MINUTE: '2' });
    try {
      const browser = await few.signedIn('ada');
      const statuses = [];
      for (let begun = 0; begun < 2; begun += 1) statuses.push((await browser.get('/sign-in')).status);
      expect(statuses).toEqual([303, 429]);
    } finally {
      await few.stop();
    }
  });
});

describe('signing out', () => {
  it('ends the session here, and leads to its end at the provider', async () => {
    const browser = await portal.signedIn('ada');
    const before = browser.cookie('askonce')!;
    const out = await browser.submit('/', {}, '/sign-out');
    expect(out.status).toBe(303);
    expect(out.location).toContain(`${portal.issuer.issuer}/end_session?id_token_hint=`);
    browser.plant('askonce', before);
    expect((await browser.get('/')).status).toBe(303);
  });
});

describe('a session', () => {
  it('that was idle too long is over, and comes back to where it was for whoever proves anew who they are', async () => {
    const idle = await TestPortal.start({ ASKONCE_SESSION_IDLE_MINUTES: '1' });
    try {
      const browser = await idle.signedIn('ada');
      jest.useFakeTimers({
        now: Date.now() + 90_000,
        doNotFake: [
          'nextTick',
          'setImmediate',
          'setTimeout',
          'setInterval',
          'clearTimeout',
          'clearInterval',
          'queueMicrotask',
        ],
      });
      expect(await browser.get('/help?x=1')).toMatchObject({ status: 200 });
      const refused = await browser.get('/?x=1');
      expect(refused).toMatchObject({ status: 303, location: '/sign-in?back=%2F%3Fx%3D1' });
      const now = Math.floor(Date.now() / 1_000);
      const back = async (provenAt: number) => {
        const leaving = new URL((await browser.get(refused.location!)).location!);
        return { leaving, shown: await idle.comeBack('ada', 'citizen', browser, leaving, provenAt) };
      };
      const stale = await back(now - 600);
      expect(stale.leaving.searchParams.get('max_age')).toBe('60');
      expect(stale.shown.location).toBe('/sign-in/failed');
      expect((await back(now)).shown.location).toBe('/?x=1');
    } finally {
      jest.useRealTimers();
      await idle.stop();
    }
  });
});

describe('a form', () => {
  it('without the token of its page is refused, and so is one with the token of another session', async () => {
    const [ada, bob] = await Promise.all([portal.signedIn('ada'), portal.signedIn('bob')]);
    const theirs = hiddenIn((await bob.get('/')).html);
    for (const fields of [{}, { _csrf: 'made-up' }, theirs]) {
      const refused = await ada.post('/sign-out', fields);
      expect(refused.status).toBe(403);
      expect(refused.html).toContain('This page was open too long');
    }
    expect((await ada.get('/')).status).toBe(200);
  });

  it('that is sent too often has to wait', async () => {
    const few = await TestPortal.start({ ASKONCE_FORMS_PER_MINUTE: '2' });
    try {
      const browser = few.browser();
      const statuses = [];
      for (let sent = 0; sent < 3; sent += 1) statuses.push((await browser.post('/sign-out', {})).status);
      expect(statuses).toEqual([403, 403, 429]);
    } finally {
      await few.stop();
    }
  });
});

describe('every page', () => {
  it('says what browsers may do with it: nothing but our own styles and pictures', async () => {
    const { headers } = await new Browser(portal.service.url).get('/help');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src|https?:\/\/(?!127\.0\.0\.1)/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says in plain words that a service does not answer, with the number to call', async () => {
    const browser = await portal.signedIn('ada');
    const { answers } = portal.registry;
    portal.registry.answers = () => ({ status: 503, body: { type: 'urn:askonce:problem:unavailable', status: 503 } });
    const { status, html } = await browser.get('/');
    portal.registry.answers = answers;
    expect(status).toBe(503);
    expect(html).toContain('This does not work at the moment');
    expect(html).toContain('href="tel:+358295000000"');
  });

  it('says that others hear later of what is recorded, as long as the registry says so', async () => {
    const browser = await portal.signedIn('ada');
    const { answers } = portal.registry;
    const later = 'Offices that wait for it hear of it later';
    expect((await browser.get('/')).html).not.toContain(later);
    const headers = { 'askonce-on-its-way': '2026-11-25T12:00:00.000Z' };
    portal.registry.answers = (called) => ({ body: {}, ...answers(called), headers });
    const { html } = await browser.get('/');
    portal.registry.answers = answers;
    expect(html).toContain(later);
  });

  it('is a page too where there is none', async () => {
    const { status, html } = await portal.browser().get('/no/such/page');
    expect(status).toBe(404);
    expect(html).toContain('There is nothing here');
  });
});

describe('the language', () => {
  it('is the one that the browser asks for, until another is chosen', async () => {
    const browser = portal.browser();
    expect((await browser.get('/help', { 'accept-language': 'sv, fi;q=0.8, en;q=0.7' })).html).toContain('lang="fi"');
    const chosen = await browser.get('/language?to=ar&back=/help?x=1');
    expect(chosen.location).toBe('/help?x=1');
    expect((await browser.get('/help')).html).toContain('<html lang="ar" dir="rtl"');
  });

  it('leads nowhere else', async () => {
    expect((await portal.browser().get('/language?to=ar&back=//evil.example')).location).toBe('/');
  });
});
