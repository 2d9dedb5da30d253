import type { Browser } from 'playwright-core';
import { describeBrowser, startChromium } from '../../../accessibility/chromium';
import { KEYBOARD, MOUSE } from '../../../accessibility/hands';
import { Visitor } from '../../../accessibility/visitor';
import { sharedStack } from '../../shared-stack';
import { asks } from './asks';
import { consents } from './consents';
import { documents } from './documents';
import { everyPage } from './every-page';
import { links } from './links';
import { ownData } from './own-data';
import { signingIn } from './signing-in';
import { changesOfSharing, withdrawal } from './sharing';
import type { Journey } from './traveller';
import { whoLooked } from './who-looked';

const EVERYTHING = [
  signingIn,
  everyPage,
  links,
  asks,
  consents,
  withdrawal,
  changesOfSharing,
  whoLooked,
  documents,
  ownData,
];

/** Nothing needs scripts; asks, consents and withdrawing are tried with the keyboard alone as well. */
const WAYS = [
  { way: 'with scripts', javaScriptEnabled: true, hands: MOUSE, tell: EVERYTHING },
  { way: 'without scripts', javaScriptEnabled: false, hands: MOUSE, tell: EVERYTHING },
  { way: 'by the keyboard alone', javaScriptEnabled: false, hands: KEYBOARD, tell: [asks, consents, withdrawal] },
];

describeBrowser('a person in the portal', () => {
  const running = () => sharedStack().running;
  let browser: Browser;

  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);

  afterAll(() => browser.close());

  describe.each(WAYS)('$way', ({ javaScriptEnabled, hands, tell }) => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await Visitor.at(browser, running().url('portal'), { javaScriptEnabled, hands });
    });
    afterEach(() => visitor.handOver());
    afterAll(() => visitor.leave());

    const journey: Journey = (title, walk) => {
      it(title, async () => walk({ citizen: await running().newCitizen(), visitor }), 60_000);
    };
    for (const one of tell) one(journey);
  });
});
