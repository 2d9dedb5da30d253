import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type ChosenFile, type Hands, MOUSE } from './hands';

export interface Account {
  readonly username: string;
  readonly password: string;
}

/** What one page cost. */
export interface Loaded {
  /** Bytes as they came over the wire, fonts left out. */
  readonly bytes: number;
  /** Hosts that were asked besides the portal. */
  readonly strangers: readonly string[];
}

/** Somebody at a browser of their own. */
export class Visitor {
  /** How many pages of the portal were shown. */
  pages = 0;
  private bytes = 0;
  private source = Promise.resolve('');
  private status = 0;
  private account: Account | undefined;
  private readonly strangers = new Set<string>();
  private readonly counting = new Set<Promise<void>>();

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly portal: string,
    private readonly hands: Hands,
  ) {}

  /** @param hands with which pages are used */
  static async at(
    browser: Browser,
    portal: string,
    { hands = MOUSE, ...options }: BrowserContextOptions & { hands?: Hands } = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...options });
    const visitor = new Visitor(context, await context.newPage(), portal, hands);
    visitor.page.on('response', (response) => {
      const counted = visitor.count(response).finally(() => visitor.counting.delete(counted));
      visitor.counting.add(counted);
    });
    return visitor;
  }

  /** Opens a page, of the portal unless its address is whole; whoever has to sign in does, with the account of the last time. */
  async open(path: string, account = this.account): Promise<void> {
    const { href, origin } = new URL(path, this.portal);
    const isThere = () => this.page.url().startsWith(origin);
    this.account = account;
    await this.page.goto(href);
    if (account === undefined || isThere()) return;
    await this.signIn(account);
    if (!isThere()) await this.page.goto(href);
  }

  /** Opens a page, and makes sure that it answers as it should. */
  async see(path: string, status = 200): Promise<void> {
    await this.open(path);
    this.expectStatus(status, path);
  }

  /** Sends the form of the page as it is shown, with these values and by no button of it. */
  async send(values: Readonly<Record<string, string>>, status = 200): Promise<void> {
    const { path } = this;
    const loaded = this.page.waitForEvent('load');
    await this.page.evaluate(`{
      const form = document.getElementById('form');
      for (const [name, value] of Object.entries(${JSON.stringify(values)})) form.elements[name].value = value;
      form.submit();
    }`);
    await loaded;
    this.expectStatus(status, path);
  }

  /** Has pages speak a language from now on. */
  async choose(language: string): Promise<void> {
    await this.kindOf(`/language?to=${language}`);
  }

  /** What an address answers: which type, or where it leads. */
  async kindOf(path: string): Promise<string> {
    const answer = await this.context.request.get(new URL(path, this.portal).href, { maxRedirects: 0 });
    const { location, 'content-type': type = '' } = answer.headers();
    return location === undefined ? `${answer.status()} ${type}` : `to ${location}`;
  }

  async signIn({ username, password }: Account): Promise<void> {
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL((url) => url.origin === new URL(this.portal).origin);
  }

  /** What the page that is shown now cost, loaded anew without what the browser kept. */
  async weigh(): Promise<Loaded> {
    this.bytes = 0;
    this.strangers.clear();
    await this.page.reload();
    await Promise.all(this.counting);
    return { bytes: this.bytes, strangers: [...this.strangers] };
  }

  /** The HTML of the page as it came, and not as the browser made sense of it. */
  html(): Promise<string> {
    return this.source;
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** What the page says, without what is around it on every page. */
  async main(): Promise<string> {
    await this.page.waitForLoadState();
    return this.page.getByRole('main').innerText();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.hands.press(this.page.getByRole('button', { name }));
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.hands.follow(this.page.getByRole('link', { name }).first());
  }

  async tick(label: string | RegExp): Promise<void> {
    await this.hands.tick(this.page.getByLabel(label));
  }

  async attach(label: string | RegExp, ...files: ChosenFile[]): Promise<void> {
    await this.hands.attach(this.page.getByLabel(label), files);
  }

  /** Hands the browser over to somebody else, as on a device that several people use. */
  async handOver(): Promise<void> {
    await this.context.clearCookies();
    this.pages = 0;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private expectStatus(status: number, path: string): void {
    if (this.status !== status)
      throw new Error(`${path} answers ${this.status} and not ${status}, at ${this.page.url()}.`);
  }

  private async count(response: Awaited<ReturnType<Page['waitForResponse']>>): Promise<void> {
    const url = new URL(response.url());
    if (url.origin !== new URL(this.portal).origin) this.strangers.add(url.host);
    const request = response.request();
    if (request.isNavigationRequest() && response.ok() && url.origin === new URL(this.portal).origin) this.pages += 1;
    if (request.isNavigationRequest() && response.status() !== 303) {
      this.status = response.status();
      this.source = response.text().catch(() => '');
    }
    if (request.resourceType() === 'font') return;
    // What is gone with its page, because another one was opened meanwhile, has no size any more.
    const sizes = await request.sizes().catch(() => undefined);
    this.bytes += sizes === undefined ? 0 : sizes.responseBodySize + sizes.responseHeadersSize;
  }
}
