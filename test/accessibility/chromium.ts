import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** What is installed: `CHROMIUM_PATH`, or what is found on the path. */
export function chromiumPath(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) return given;
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return places.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function startChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('No Chromium: install it (Debian: apt install chromium) or set CHROMIUM_PATH.');
  // Its sandbox needs a user that is not root and namespaces that containers may not have; it opens our own pages only.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A suite in a browser: without one, skipped with the reason; in CI, failing. */
export function describeBrowser(title: string, suite: () => void): void {
  if (chromiumPath() !== undefined || process.env.CI) describe(title, suite);
  else describe.skip(`${title} (skipped: no Chromium is installed; CHROMIUM_PATH names its place)`, suite);
}
