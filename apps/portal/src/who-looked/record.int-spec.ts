import { type Browser, type Called, TestPortal } from '../portal.fixture';
import { aPageOf, anAccess, BETTER, ID, registryOfAda } from './record.fixture';

let portal: TestPortal;
let ada: Browser;

beforeAll(async () => {
  portal = await TestPortal.start({ ASKONCE_SIGN_INS_PER_MINUTE: '1000', ASKONCE_FORMS_PER_MINUTE: '1000' });
  portal.registry.answers = registryOfAda;
  ada = await portal.signedIn('ada');
});

beforeEach(() => {
  [portal.registry, portal.audit].forEach(({ calls }) => calls.splice(0));
  portal.audit.answers = ({ person }) => ({ body: aPageOf(person === 'ada' ? [anAccess()] : []) });
});

afterAll(() => portal.stop());

const posted = (): Called => {
  const [call, ...others] = portal.registry.calls.filter(({ method }) => method === 'POST');
  expect(others).toEqual([]);
  return call!;
};

const pages = [
  '/who-looked',
  '/questions',
  `/questions/new?about=entry-${ID}&kind=error_report`,
  '/questions/new',
  `/questions/${ID}`,
  '/asked-again',
  `/asked-again/new?agency=housing&evidenceType=birth-certificate&case=${ID}`,
  '/documents',
  '/documents/give',
  `/documents/give/${ID}`,
  ...['', '/replacement', `/replacement/${BETTER}`, '/removal'].map((step) => `/documents/${ID}${step}`),
];

describe('every page', () => {
  it.each([...pages, '/help'])(
    '%s has one heading, no markup of others, and asks at most three times',
    async (path) => {
      const { status, html } = await ada.get(path);
      expect(status).toBe(200);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/undefined|\[object|<b>Office|<i>me/);
      expect(portal.registry.calls.length + portal.audit.calls.length).toBeLessThanOrEqual(3);
    },
  );

  it.each(pages)('%s is nobody else’s', async (path) => {
    const { status, html } = await (await portal.signedIn('eve')).get(path);
    expect([200, 404]).toContain(status);
    expect(html).not.toMatch(/So<|Why &lt;i|Housing benefit/);
    if (path.startsWith(`/documents/${ID}`) || path === `/questions/${ID}`) expect(status).toBe(404);
  });

  it.each(pages)('%s is seen by nobody who is not signed in', async (path) => {
    expect((await portal.browser().get(path)).location).toMatch(/^\/sign-in\?back=/);
  });
});

describe('who looked', () => {
  it('says why it was refused, what was asked about it, and what came of a report', async () => {
    const { html } = await ada.get('/who-looked');
    expect(html).toContain('Refused, because you had stopped sharing');
    expect(html).toContain(`href="/questions/${ID}"`);
    expect(html).toContain('You are right.');
    expect(html).toContain(`/questions/new?about=entry-${ID}&amp;kind=question`);
  });

  it('asks for what is looked for, keeps it in its form, and leads on to the next page of it', async () => {
    portal.audit.answers = () => ({ body: aPageOf([anAccess()], 'more') });
    const { html } = await ada.get('/who-looked?text=birth&agency=housing&outcome=refused&from=2026-11-25&cursor=x');
    const query = new URL(`http://audit${portal.audit.calls[0]!.path}`).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      text: 'birth',
      agency: 'housing',
      outcome: 'refused',
      from: '2026-11-24T22:00:00.000Z',
      cursor: 'x',
      limit: '20',
    });
    expect(html).toMatch(/value="birth"/);
    expect(html).toContain('text=birth&amp;agency=housing&amp;outcome=refused&amp;from=2026-11-25&amp;cursor=more');
  });

  it('says which day is none, and shows nothing as found', async () => {
    const { html } = await ada.get('/who-looked?from=yesterday');
    expect(html).toContain('href="#from"');
    expect(html).not.toContain('Housing benefit');
  });

  it('is there as a table of all pages, in which nothing is run', async () => {
    const all = [aPageOf([anAccess()], 'more'), aPageOf([anAccess({ outcome: 'dreamt' })])];
    portal.audit.answers = () => ({ body: all.shift()! });
    const { html, headers } = await ada.get('/who-looked.csv?outcome=refused');
    expect(headers.get('content-disposition')).toBe('attachment; filename="who-looked.csv"');
    const [head = '', first = '', second = '', end] = html.split('\r\n');
    expect(head).toContain('"When","What happened","Outcome"');
    expect(first).toContain('"Refused, because you had stopped sharing"');
    expect(first).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect([second.includes('"dreamt"'), end]).toEqual([true, '']);
  });

  it('refuses a table of days that are none', async () => {
    expect((await ada.get('/who-looked.csv?from=yesterday')).status).toBe(422);
    expect(portal.audit.calls).toEqual([]);
  });
});

describe('asking, and saying that one was asked again', () => {
  it('sends a question about a row to whom it concerns', async () => {
    const { location } = await ada.submit(
      `/questions/new?about=entry-${ID}&kind=error_report`,
      { text: ' Wrong ' },
      '/questions/new',
    );
    expect(location).toBe(`/questions/${ID}`);
    const { path, body } = posted();
    expect([path, JSON.parse(body)]).toEqual([
      '/v1/me/questions',
      { kind: 'error_report', text: 'Wrong', about: { auditEntryId: ID } },
    ]);
  });

  it('leads back to the form with what it is about when nothing was written', async () => {
    await ada.submit(`/questions/new?about=entry-${ID}&kind=error_report`, { text: '' }, '/questions/new');
    const { html } = await ada.get('/questions/new');
    expect(html).toContain('Write what you want to say');
    expect(html).toContain(`value="entry-${ID}"`);
    expect(html).toContain('Report an error');
  });

  it('does not ask about what the person has not', async () => {
    portal.audit.answers = () => ({ body: aPageOf([]) });
    expect((await ada.get(`/questions/new?about=entry-${ID}`)).status).toBe(404);
  });

  it('reports with the case, and says what came of it', async () => {
    const path = `/asked-again/new?agency=housing&evidenceType=birth-certificate&case=${ID}`;
    const chosen = { agency: 'housing', evidenceType: 'birth-certificate', channel: 'counter' };
    expect((await ada.submit(path, chosen, '/asked-again/new')).location).toBe('/asked-again');
    expect(JSON.parse(posted().body)).toEqual({ ...chosen, evidenceRequestId: ID });
    expect((await ada.get('/asked-again')).html).toContain('Thank you, you are right.');
  });

  it('has a person called back by the agency that the theme names, in one question', async () => {
    expect((await ada.submit('/help', { number: '040 123', about: 'A letter' })).location).toBe(`/questions/${ID}`);
    expect(JSON.parse(posted().body)).toEqual({
      kind: 'question',
      text: 'Please call me back.\nNumber: 040 123\nAbout: A letter',
      about: { agency: 'civil-registry' },
    });
  });

  it('offers to call back only whom it knows, and phone and office to everybody', async () => {
    const { html } = await portal.browser().get('/help');
    expect(html).toContain('tel:');
    expect(html).not.toContain('id="number"');
  });
});

describe('documents', () => {
  const file = new File(['%PDF-1.4'], 'a.pdf');

  it('says how often its person was not asked', async () => {
    const { html } = await ada.get('/documents');
    expect(html).toMatch(/4 times. Saved you from being asked 3 times/);
  });

  it('is looked at before it is given, and answers what was asked for', async () => {
    const sent = await ada.upload('/documents/give', { kind: 'birth-certificate' }, [['files', file]]);
    expect(sent.location).toBe(`/documents/give/${ID}`);
    expect(posted().body).toContain('"draft":true');
    const given = await ada.submit(`/documents/give/${ID}`, { answer: 'give' });
    expect(given.location).toBe(`/documents/${ID}`);
    expect((await ada.get(`/documents/${ID}`)).html).toContain('answers what you were asked for');
  });

  it('is thrown away where it was not to be given', async () => {
    expect((await ada.submit(`/documents/give/${ID}`, { answer: 'discard' })).location).toBe('/documents/give');
    expect(posted().path).toBe(`/v1/me/documents/${ID}/removal`);
  });

  it.each([
    ['/documents/give', { kind: 'birth-certificate' }],
    [`/documents/${ID}/replacement`, {}],
  ])('says at %s that a file is missing', async (path, fields) => {
    expect((await ada.upload(path, fields, [])).location).toBe(path);
    expect((await ada.get(path)).html).toContain('href="#files"');
  });

  it('is given together with the consents of those whom it serves, none of which is ticked', async () => {
    const path = `/documents/give/${ID}`;
    const { html } = await ada.get(path);
    expect(html).toMatch(/type="checkbox" value="[^"]+\.shown"/);
    expect(html).not.toContain('checked');
    await ada.submit(path, { answer: 'give', grants: `${ID}.shown` });
    expect(JSON.parse(posted().body)).toEqual({ grants: [ID], terms: ['shown'] });
  });

  it('is replaced by a better copy of the same kind, once it has been looked at', async () => {
    const path = `/documents/${ID}/replacement`;
    expect((await ada.upload(path, {}, [['files', file]])).location).toBe(`${path}/${BETTER}`);
    expect(posted().body).toContain(
      '"evidenceType":"birth-certificate","qualifier":"","channel":"portal","draft":true',
    );
    expect((await ada.submit(`${path}/${BETTER}`, { answer: 'give' })).location).toBe(`/documents/${BETTER}`);
    expect((await ada.get(`/documents/${BETTER}`)).html).toContain('The better copy is in its place now.');
  });

  it('stays in its place where the other copy is thrown away', async () => {
    const path = `/documents/${ID}/replacement`;
    expect((await ada.submit(`${path}/${BETTER}`, { answer: 'discard' })).location).toBe(path);
    expect(posted().path).toBe(`/v1/me/documents/${BETTER}/removal`);
  });

  it.each([`/documents/${ID}/replacement/${ID}`, `/documents/give/${BETTER}`])(
    'is looked at where it belongs only: not at %s',
    async (path) => {
      for (const one of [path, `${path}/content`]) expect((await ada.get(one)).status).toBe(404);
    },
  );

  it('is removed after one look at what follows', async () => {
    expect((await ada.submit(`/documents/${ID}/removal`, {})).location).toBe('/documents');
    expect(posted().path).toBe(`/v1/me/documents/${ID}/removal`);
  });
});
