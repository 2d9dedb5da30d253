import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { describeBrowser, startChromium } from '../../accessibility/chromium';
import { Visitor } from '../../accessibility/visitor';
import { aLife, type Ids, keptAbout, type Kind, KINDS, type Life } from './a-life';
import { nobodys, othersAddresses, othersFields, othersQueries } from './others-addresses';
import { declaredRoutes } from './declared-routes';
import { sharedStack } from '../shared-stack';
import { type Answer, ByHand, tokenOn, withoutIds } from './by-hand';

const running = () => sharedStack().running;
const portal = () => running().url('portal');

const routes = declaredRoutes('portal').map(({ method, path }) => [`${method} ${path}`, path] as const);
const pages = routes.filter(([title]) => title.startsWith('GET '));
// Whoever has erased themselves has nothing of their own any more.
const lastOfAll = (path: string) => Number(path === '/data/erasure');
const forms = routes
  .filter(([title]) => title.startsWith('POST '))
  .toSorted(([, a], [, b]) => lastOfAll(a) - lastOfAll(b));

/** Where a form has several buttons, each is pressed. */
const BUTTONS: Readonly<Record<string, readonly Record<string, string>[]>> = {
  '/asks/:askId/draft/:draftId': [{ answer: 'give' }, { answer: 'discard' }],
  '/documents/give/:draftId': [{ answer: 'give' }, { answer: 'discard' }],
  '/documents/:id/replacement/:draftId': [{ answer: 'give' }, { answer: 'discard' }],
  '/consents/:id': [{ choice: 'share' }, { choice: 'refuse' }, { choice: 'provide' }],
};

describeBrowser('two people in two browsers', () => {
  let browser: Browser;
  let [first, other]: Life[] = [];
  let theirs: Visitor;
  let stranger: ByHand;
  let before: string[];
  /** With which the first goes on in lists. */
  let cursors: string[];

  beforeAll(async () => {
    browser = await startChromium();
    const marker = () => `marker-${randomBytes(8).toString('hex')}`;
    [first, other] = await Promise.all([aLife(running(), marker()), aLife(running(), marker())]);
    theirs = await Visitor.at(browser, portal());
    await theirs.open('/questions/new?kind=question', first.citizen.account);
    await theirs.page.getByRole('textbox').fill(`Half a question, ${first.marker}`);
    await theirs.page.getByRole('button', { name: 'Suomi' }).click();
    stranger = await ByHand.at(browser, portal(), other.citizen.account);
    const { registry, accesses } = first.citizen;
    const lists = await Promise.all([registry.evidenceRequests({ limit: 1 }), accesses.page({ limit: 1 })]);
    cursors = lists.map(({ nextCursor }) => nextCursor!);
    before = await keptAbout(running(), first);
  }, 60_000);

  afterAll(() => browser.close());

  /** Of each kind the first few. */
  const theFirst = (few: number): Ids =>
    Object.fromEntries(KINDS.map((kind) => [kind, first!.ids[kind].slice(0, few)])) as Record<Kind, string[]>;

  /** What of the first one stands in an answer that was not sent along. */
  function leaked({ text, location = '' }: Answer, sent: string): string[] {
    const { citizen, marker, ids } = first!;
    const known = [marker, citizen.subject.identifier, citizen.account.username, ...Object.values(ids).flat()];
    return known.filter((one) => !sent.includes(one) && (text.includes(one) || location.includes(one)));
  }

  it('have one of each thing', () => {
    for (const { ids } of [first!, other!]) expect(Object.values(ids).filter((some) => some.length === 0)).toEqual([]);
  });

  it.each(pages)('show each other nothing by %s', async (_title, path) => {
    for (const { text, isOthers } of othersAddresses(path, other!.ids, theFirst(2)))
      for (const query of isOthers ? [''] : othersQueries(first!.ids, cursors)) {
        const address = text + query;
        const answer = await stranger.get(address);
        expect({ address, leaked: leaked(answer, address) }).toEqual({ address, leaked: [] });
        const nothing = await stranger.get(nobodys(address, first!.ids));
        expect({ address, status: answer.status }).toEqual({ address, status: isOthers ? 404 : nothing.status });
        if (answer.status !== 200) expect(withoutIds(answer)).toEqual(withoutIds(nothing));
      }
  });

  it('agree for themselves alone', async () => {
    const text = `/asks/${other!.ids.ask[0]!}/draft/${other!.ids.draft[0]!}`;
    const sent = JSON.stringify({ ...othersFields(first!.ids), answer: 'give' });
    const answer = await stranger.send(text, fieldsIn(sent));
    expect(answer.status).toBe(404);
    expect(withoutIds(answer)).toEqual(withoutIds(await stranger.send(text, fieldsIn(nobodys(sent, first!.ids)))));
  });

  it('send nothing with each other’s tokens', async () => {
    const { status } = await stranger.sendWith(await tokenOn(theirs), '/questions/new', { text: 'Whose is this?' });
    expect(status).toBe(403);
  });

  it.each(forms)('take nothing from each other by %s', async (_title, path) => {
    for (const { text, isOthers } of othersAddresses(path, other!.ids, theFirst(1)))
      for (const button of BUTTONS[path] ?? [{}]) {
        const sent = JSON.stringify({ ...othersFields(first!.ids), ...button });
        const answer = await stranger.send(text, fieldsIn(sent));
        expect({ text, leaked: leaked(answer, text + sent) }).toEqual({ text, leaked: [] });
        expect({ text, status: answer.status }).toEqual({
          text,
          status: isOthers ? 404 : (expect.any(Number) as number),
        });
        if (isOthers) continue;
        // Where a form was not taken, one is led back to it.
        expect(answer.location).not.toBe(text);
        expect(withoutIds(answer)).toEqual(withoutIds(await stranger.send(text, fieldsIn(nobodys(sent, first!.ids)))));
      }
  });

  it('change nothing of each other’s, not even what is half written', async () => {
    expect(await keptAbout(running(), first!)).toEqual(before);
    await theirs.open('/questions/new?kind=question');
    expect(await theirs.page.getByRole('textbox').inputValue()).toContain(first!.marker);
  });

  it('open nothing with each other’s cookies once their owner has signed out', async () => {
    const cookie = await sessionOf(theirs);
    const thief = await Visitor.at(browser, portal());
    await thief.page.context().addCookies([cookie]);
    await thief.open('/help');
    expect(await thief.page.locator('form[action="/sign-out"]').count()).toBe(1);
    await theirs.page.locator('form[action="/sign-out"] button').click();
    await thief.open('/');
    expect(thief.page.url()).toContain(running().stack.issuer);
    await thief.leave();
  });

  it('gain nothing from a cookie that they plant before somebody signs in', async () => {
    const [victim, attacker] = await Promise.all([Visitor.at(browser, portal()), Visitor.at(browser, portal())]);
    await attacker.open('/');
    const planted = await sessionOf(attacker);
    await victim.page.context().addCookies([planted]);
    await victim.open('/', first!.citizen.account);
    expect(await victim.page.locator('form[action="/sign-out"]').count()).toBe(1);
    expect((await sessionOf(victim)).value).not.toBe(planted.value);
    await attacker.open('/');
    expect(attacker.page.url()).toContain(running().stack.issuer);
  });
});

const sessionOf = async ({ page }: Visitor) =>
  (await page.context().cookies(portal())).find(({ name }) => name === 'askonce')!;

const fieldsIn = (sent: string) => JSON.parse(sent) as Record<string, string>;
