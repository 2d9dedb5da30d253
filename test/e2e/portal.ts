import type { Browser } from 'playwright-core';
import { describeBrowser, startChromium } from '../accessibility/chromium';
import { looksAt, type PageState, Sweep, weighed } from '../accessibility/sweep';
import { Visitor } from '../accessibility/visitor';
import { sharedStack } from './shared-stack';

const running = () => sharedStack().running;
const portal = () => running().url('portal');

/** Where everybody gets by a link of every page. */
const PLACES = ['/', '/documents', '/sharing', '/who-looked', '/requests', '/questions', '/data', '/help', '/asks'];
const pages: PageState[] = PLACES.map((path) => ({
  name: path === '/' ? 'home' : path.slice(1),
  show: (visitor) => visitor.open(path),
}));

describeBrowser('the portal', () => {
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await startChromium();
    const { account } = await running().newCitizen();
    visitor = await Visitor.at(browser, portal());
    await visitor.open('/', account);
  }, 60_000);

  afterAll(() => browser.close());

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
