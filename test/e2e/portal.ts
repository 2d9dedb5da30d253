import type { Browser } from 'playwright-core';
import { certificatePdf } from '../../apps/cli/src/demo-agencies/certificate-pdf';
import { describeBrowser, startChromium } from '../accessibility/chromium';
import { looksAt, type PageState, Sweep, weighed } from '../accessibility/sweep';
import { Visitor } from '../accessibility/visitor';
import type { Citizen } from './running-stack';
import { sharedStack } from './shared-stack';

const running = () => sharedStack().running;
const portal = () => running().url('portal');
const RETURN_URL = 'https://housing.example/case/7';

/** Where everybody gets by a link of every page. */
const PLACES = ['/', '/documents', '/sharing', '/who-looked', '/requests', '/questions', '/data', '/help', '/asks'];
const pages: PageState[] = PLACES.map((path) => ({
  name: path === '/' ? 'home' : path.slice(1),
  show: (visitor) => visitor.open(path),
}));

/** Housing needs consent, school does not; nobody holds the paper. @returns the link that housing gives the person */
async function askedFor(citizen: Citizen): Promise<string> {
  const { subject } = citizen;
  const common = { subject, requirement: 'proof-of-birth', explicitRequest: true, channel: 'portal' as const };
  await running()
    .agency('school')
    .requestEvidence({ ...common, procedure: 'school-enrolment', purpose: 'school-enrolment' });
  const { links } = await running()
    .agency('housing')
    .requestEvidence({
      ...common,
      procedure: 'housing-benefit',
      purpose: 'housing-benefit-eligibility',
      returnUrl: RETURN_URL,
    });
  return links.citizen!;
}

describeBrowser('the portal', () => {
  let browser: Browser;
  let citizen: Citizen;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await startChromium();
    citizen = await running().newCitizen();
  }, 60_000);

  afterAll(() => browser.close());

  it('leads from an agency’s link to "given and consented" in at most five pages, without scripts, and back', async () => {
    const link = await askedFor(citizen);
    const giving = await Visitor.at(browser, portal(), { javaScriptEnabled: false });
    const seen: string[] = [];
    await giving.open(link, citizen.account);
    seen.push(giving.path);
    await giving.press(/Give it/);
    seen.push(giving.path);
    const file = {
      name: 'scan.pdf',
      mimeType: 'application/pdf',
      buffer: certificatePdf('Birth certificate', [citizen.name]),
    };
    await giving.page.getByLabel('Choose files').setInputFiles(file);
    await giving.press('Send it, and look at it');
    seen.push(giving.path);
    await giving.page.getByLabel(/May read it: Housing/).check();
    await giving.press('Give it');
    seen.push(giving.path);
    expect(seen.length).toBeLessThanOrEqual(5);
    expect(await giving.heading()).toContain('Given');
    expect(
      await giving.page
        .getByRole('link', { name: /Housing/ })
        .first()
        .getAttribute('href'),
    ).toMatch(/^https:\/\/housing\.example\/case\/7\?request=[0-9a-f-]{36}$/);
    const consents = await Array.fromAsync(citizen.registry.consents());
    expect(consents.map(({ status }) => status)).toEqual(['given']);
    await giving.leave();
  }, 60_000);

  it('lets one stop sharing within three pages from home, by the keyboard alone', async () => {
    visitor = await Visitor.at(browser, portal());
    await visitor.open('/', citizen.account);
    await reach(visitor, /All my sharing/);
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL('**/sharing');
    await reach(visitor, /Stop for good/);
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL('**/sharing/*/withdrawal');
    await reach(visitor, /Stop/, 'BUTTON');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL(/\/sharing(\/[0-9a-f-]+)?$/);
    const consents = await Array.fromAsync(citizen.registry.consents());
    expect(consents.map(({ status }) => status)).toEqual(['withdrawn']);
  }, 60_000);

  it('is free of what axe finds, valid HTML, and fits every window', async () => {
    const sweep = new Sweep();
    try {
      const found: string[] = [];
      for (const [place, page] of pages.entries())
        for (const look of looksAt(place)) found.push(...(await sweep.look(visitor, page, look)));
      found.push(...(await sweep.html.mistakes()));
      expect(found).toEqual([]);
    } finally {
      sweep.html.remove();
    }
  }, 600_000);

  it('is light, and asks no other host', async () => {
    const found: string[] = [];
    for (const page of pages) found.push(...(await weighed(visitor, page)));
    expect(found).toEqual([]);
  }, 120_000);
});

/** Goes on with the Tab key until what is named has the focus. @throws when it never has */
async function reach({ page }: Visitor, name: RegExp, tag?: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const [text, found] = await page.evaluate<[string, string]>(
      '[document.activeElement?.textContent ?? "", document.activeElement?.tagName ?? ""]',
    );
    // Until something has the focus it is the page itself, which holds every text.
    if (found !== 'BODY' && name.test(text) && (tag === undefined || tag === found)) return;
  }
  throw new Error(`The Tab key never reaches ${String(name)}.`);
}
