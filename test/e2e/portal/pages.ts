import type { Browser } from 'playwright-core';
import { describeBrowser, startChromium } from '../../accessibility/chromium';
import { PortalPages } from '../../accessibility/portal-pages';
import { sharedStack } from '../shared-stack';

const FULL = process.env.TEST_SIZE === 'full';

describeBrowser('every page of the portal', () => {
  let browser: Browser;
  let pages: PortalPages;

  beforeAll(async () => {
    browser = await startChromium();
    pages = await PortalPages.of(sharedStack().running, browser);
  }, 90_000);

  afterAll(async () => {
    await pages.stop();
    await browser.close();
  });

  it('is looked at: there is no route besides', () => {
    expect(pages.unvisited()).toEqual([]);
  });

  it(
    'is free of what axe finds, is valid HTML, and fits every window',
    async () => {
      expect(await pages.sweep()).toEqual([]);
    },
    FULL ? 3_600_000 : 240_000,
  );

  it('is light, and asks no other host', async () => {
    expect(await pages.weigh()).toEqual([]);
  }, 60_000);
});
