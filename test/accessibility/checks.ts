import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const ROOT = resolve(__dirname, '../..');
const VNU = join(ROOT, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where screenshots land; git ignores it. */
export const SCREENSHOTS = join(ROOT, '.askonce', 'screenshots');

/** What axe finds wrong with a page, one line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/** Whether something sticks out to the side, so that one has to scroll in two directions (WCAG 2.2, reflow). */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** Whether there is a form that wants something; a box may be left as it is. */
export const isFilledIn = async (page: Page): Promise<boolean> =>
  (await page.locator('#form').locator('input:not([type=hidden], [type=checkbox]), select, textarea').count()) > 0;

export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** The HTML of pages, to be looked at by the Nu Html Checker all at once: its JVM takes longer to start than to read them. */
export class HtmlFolder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'askonce-html-'));

  add(name: string, html: string): void {
    writeFileSync(join(this.folder, `${name}.html`), html);
  }

  /** @returns what is not valid, one line each */
  async mistakes(): Promise<string[]> {
    const { code, output } = await run('java', ['-jar', VNU, '--errors-only', '--format', 'json', this.folder]);
    const { messages } = JSON.parse(output) as {
      messages: { url: string; message: string; extract?: string; type: string }[];
    };
    if (code !== 0 && messages.length === 0) throw new Error(`The Nu Html Checker failed with ${String(code)}.`);
    return messages.map(({ url, message, extract = '' }) => `${url.split('/').at(-1) ?? url}: ${message} ${extract}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((settled, failed) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const pieces: Buffer[] = [];
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    child.once('error', failed);
    child.once('close', (code) => {
      settled({ code, output: Buffer.concat(pieces).toString() });
    });
  });
}
