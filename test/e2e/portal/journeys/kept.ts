import { readFileSync } from 'node:fs';
import type { Visitor } from '../../../accessibility/visitor';

export interface Saved {
  readonly name: string;
  readonly content: Buffer;
}

/** The file that is saved by something that somebody does. */
export async function saved({ page }: Visitor, done: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), done()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** What of the page comes out of a printer. */
export async function printed({ page }: Visitor): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'screen' });
  return text;
}
