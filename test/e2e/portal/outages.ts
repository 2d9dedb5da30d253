import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { Messages } from '../../../apps/portal/src/language/messages';
import { describeBrowser, startChromium } from '../../accessibility/chromium';
import { aLife, type Life } from './a-life';
import { ByHand } from './by-hand';
import { eventually } from '../eventually';
import { ownAddresses } from './others-addresses';
import { expectNothingLost } from '../load';
import { declaredRoutes } from './declared-routes';
import { signal } from '../processes';
import { untilReady } from '../ready';
import { Servers } from '../servers';
import { sharedStack } from '../shared-stack';

const running = () => sharedStack().running;
const texts = Messages.load();
const LATER = texts.say('en', 'layout.on_its_way');
const TO_CHANGE = texts.say('en', 'layout.error_title');
const KEPT = texts.say('en', 'problems.kept');
const WHOM_TO_CALL = new RegExp(`${texts.say('en', 'problems.call')} <a class="[^"]+" href="tel:\\+?\\d+"`);
/** What shows the log. */
const OF_THE_LOG = /^\/who-looked|\/proof\//;
/** What needs no service. */
const ALONE = ['/data', '/help', '/sign-in/failed'];

describeBrowser('people at the portal', () => {
  let browser: Browser;
  let life: Life;
  let me: ByHand;
  let addresses: string[];

  beforeAll(async () => {
    browser = await startChromium();
    life = await aLife(running(), `marker-${randomBytes(8).toString('hex')}`);
    me = await ByHand.at(browser, running().url('portal'), life.citizen.account);
    addresses = declaredRoutes('portal')
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path }) => ownAddresses(path, life.ids));
  }, 60_000);

  afterAll(() => browser.close());

  const shown = () => Promise.all(addresses.map(async (address) => ({ address, ...(await me.get(address)) })));
  const statuses = async () => (await shown()).map(({ address, status }) => `${address} ${status}`);

  it('are told whom to call where a service is away, and find what they typed when it is back', async () => {
    const { audit, registry } = running().stack.services;
    const usual = (await shown()).filter(({ status }) => status === 200).map(({ address }) => address);
    // Whoever starts services again is to wait.
    running().process.signal('SIGSTOP');
    try {
      signal(audit!.pid, 'SIGKILL');
      await eventually('the log is away', async () => (await me.get('/who-looked')).status === 503 || undefined);
      expect(failing(await shown())).toEqual(usual.filter((address) => OF_THE_LOG.test(address)));
      signal(registry!.pid, 'SIGKILL');
      await eventually('the registry is away', async () => (await me.get('/')).status === 503 || undefined);
      expect(failing(await shown())).toEqual(usual.filter((address) => !ALONE.includes(address)));
      for (const [path, field, text] of typed) {
        const { status, text: page } = await me.send(path, { ...WHATEVER, [field]: text });
        expect({ path, status, isKept: page.includes(KEPT) }).toEqual({ path, status: 503, isKept: true });
      }
    } finally {
      running().process.signal('SIGCONT');
    }
    await untilReady(running());
    for (const [path, , text] of typed)
      expect((await me.get(path)).text).toMatch(new RegExp(`${text}<|"${text}" selected`));
  }, 90_000);

  it('see and decide everything while Kafka hangs, are told that others hear of it later, and so it is', async () => {
    const [usual, decisions] = [await statuses(), await decisionsOf(life)];
    const request = { id: life.ids.request[0]! };
    const served = async () => (await running().agency('school').evidenceRequest(request.id)).status;
    const rows = async () => (await Array.fromAsync(life.citizen.accesses.accesses())).length;
    await expectNothingLost(running(), [request]);
    const before = await rows();
    const servers = new Servers(running());
    servers.freeze('kafka');
    try {
      expect(await statuses()).toEqual(usual);
      await eventually('it is late', async () => (await me.get('/')).text.includes(LATER) || undefined);
      for (const [path, fields] of decisions)
        expect({ path, ...(await decided(path, fields)) }).toEqual({ path, isTaken: true, isTold: true });
      expect((await me.get('/who-looked')).text).toContain(LATER);
      expect([await served(), await rows()]).toEqual(['asking', before]);
    } finally {
      servers.thaw('kafka');
    }
    await eventually('the school is served', async () => (await served()) === 'released' || undefined);
    await expectNothingLost(running(), [request]);
    expect(await rows()).toBeGreaterThanOrEqual(before + decisions.length);
    expect((await me.get('/who-looked')).text).not.toContain(LATER);
  }, 60_000);

  /** Sends a form, and looks at the page to which that leads. */
  async function decided(path: string, fields: Readonly<Record<string, string>>) {
    const { status, location } = await me.submit(path, fields);
    const next = await me.get(location!);
    const isTaken = status === 303 && next.status === 200 && !next.text.includes(TO_CHANGE);
    return { isTaken, isTold: next.text.includes(LATER) };
  }
});

/** The pages that do not work; each says whom to call. */
function failing(pages: readonly { address: string; status: number; text: string }[]): string[] {
  const all = pages.filter(({ status }) => status === 503);
  for (const { text } of all) expect(text).toMatch(WHOM_TO_CALL);
  return all.map(({ address }) => address);
}

/** What else their forms need. */
const WHATEVER = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'phone', number: '0100 555 000' };

/** Into which field what is typed. */
const typed = [
  ['/questions/new', 'text', 'A question that is half written'],
  ['/asked-again/new', 'text', 'What the clerk said'],
  ['/help', 'about', 'Why to call back'],
  ['/documents/give', 'kind', 'diploma'],
] as const;

/** One of each kind that a person takes: where it is sent, and what. */
async function decisionsOf({ ids, citizen }: Life): Promise<[path: string, fields: Record<string, string>][]> {
  const { subject, registry } = citizen;
  const common = { subject, explicitRequest: true, channel: 'portal' } as const;
  await running()
    .agency('social')
    .requestEvidence({
      ...common,
      procedure: 'survivors-pension',
      purpose: 'survivors-pension-decision',
      requirement: 'proof-of-account',
    });
  await running()
    .agency('housing')
    .requestEvidence({
      ...common,
      procedure: 'housing-benefit',
      purpose: 'housing-benefit-eligibility',
      requirement: 'proof-of-tenancy',
    });
  const account = (await registry.asks()).find(({ evidenceType }) => evidenceType === 'bank-account-confirmation')!;
  const consents = await Array.fromAsync(registry.consents());
  const tenancy = consents.find(({ evidenceType }) => evidenceType === 'rental-agreement')!;
  const [given, requested] = ids.consent;
  return [
    [`/asks/${ids.ask[0]!}/draft/${ids.draft[0]!}`, { answer: 'give' }],
    [`/asks/${account.id}/declination/do-not-have`, {}],
    [`/consents/${requested!}`, { choice: 'share' }],
    [`/consents/${tenancy.id}`, { choice: 'refuse' }],
    ...['pause', 'resumption', 'withdrawal'].map((step): [string, Record<string, string>] => [
      `/sharing/${given!}/${step}`,
      {},
    ]),
    ['/questions/new', { ...WHATEVER, text: 'When?' }],
    ['/asked-again/new', WHATEVER],
  ];
}
