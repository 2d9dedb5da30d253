import { randomUUID } from 'node:crypto';
import type { APIResponse, Browser } from 'playwright-core';
import { certificatePdf } from '../../../apps/cli/src/demo-agencies/certificate-pdf';
import { type Account, Visitor } from '../../accessibility/visitor';

export interface Answer {
  readonly status: number;
  /** Where it leads, without what is asked there. */
  readonly location: string | undefined;
  readonly text: string;
}

/** Somebody who is signed in at a browser of their own, and writes addresses and fields by hand. */
export class ByHand {
  private constructor(
    readonly visitor: Visitor,
    private readonly account: Account,
    private token: string,
  ) {}

  static async at(browser: Browser, portal: string, account: Account): Promise<ByHand> {
    const visitor = await Visitor.at(browser, portal);
    await visitor.open('/', account);
    return new ByHand(visitor, account, await tokenOn(visitor));
  }

  async get(address: string): Promise<Answer> {
    return answered(await this.calls.get(this.url(address), { maxRedirects: 0 }));
  }

  /** Sends a form as this person's own pages do, with a file at its end; whoever is signed out meanwhile signs in again. */
  async send(address: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const answer = await this.sendWith(this.token, address, fields);
    if (answer.status !== 403) return answer;
    await this.visitor.open('/', this.account);
    this.token = await tokenOn(this.visitor);
    return this.sendWith(this.token, address, fields);
  }

  /** Sends the form of a page with what stands in it already, as browsers do. */
  async submit(page: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const { text } = await this.get(page);
    const hidden = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
    const standing = Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
    return this.send(page, { ...standing, ...fields });
  }

  /** @param _csrf the token that the page of a form has */
  async sendWith(_csrf: string, address: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const buffer = certificatePdf('Certificate', ['Of somebody else']);
    const files = { name: 'scan.pdf', mimeType: 'application/pdf', buffer };
    const multipart = { _csrf, _key: randomUUID(), ...fields, files };
    const answer = await answered(await this.calls.post(this.url(address), { multipart, maxRedirects: 0 }));
    // What is said once about it is said now, and not on a page that is looked at later.
    if (answer.status === 303) await this.get('/help');
    return answer;
  }

  private get calls() {
    return this.visitor.page.context().request;
  }

  private url(address: string): string {
    return new URL(address, this.visitor.portal).href;
  }
}

/** Of the forms of the page that is shown. */
export const tokenOn = ({ page }: Visitor): Promise<string> => page.locator('input[name=_csrf]').first().inputValue();

async function answered(response: APIResponse): Promise<Answer> {
  const location = response.headers().location?.split('?')[0];
  return { status: response.status(), location, text: (await response.body()).toString('utf8') };
}

/** An answer without what is new each time: ids, tokens, and by what those who run the service find what happened. */
export const withoutIds = ({ status, location, text }: Answer): Answer => ({
  status,
  location: location?.replaceAll(IDS, ''),
  text: text.replaceAll(IDS, ''),
});

const IDS = /value="[\w-]{20,}"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/g;
