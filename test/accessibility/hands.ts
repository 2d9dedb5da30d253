import type { Locator } from 'playwright-core';

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** With what somebody uses a page. */
export interface Hands {
  /** Follows a link or presses a button, and waits for what it leads to. */
  activate(target: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  attach(field: Locator, files: readonly ChosenFile[]): Promise<void>;
}

export const MOUSE: Hands = {
  activate: (target) => target.click(),
  tick: (box) => box.check(),
  attach: (field, files) => field.setInputFiles([...files]),
};

/** More than any page of ours has to stop at. */
const MOST_STOPS = 120;

/** Nothing but the Tab key, Enter and the space bar. */
export const KEYBOARD: Hands = {
  async activate(target) {
    await reach(target);
    await target.press('Enter');
  },
  async tick(box) {
    await reach(box);
    await box.press('Space');
  },
  async attach(field, files) {
    await reach(field);
    const [chooser] = await Promise.all([field.page().waitForEvent('filechooser'), field.press('Enter')]);
    await chooser.setFiles([...files]);
  },
};

/** Goes on with the Tab key until the target has the focus. @throws when it never has */
async function reach(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  const focused = target.page().locator(':focus');
  await target.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await keyboard.press('Tab');
    if ((await target.and(focused).count()) > 0) return;
  }
  throw new Error(`The Tab key never reaches ${String(target)}.`);
}
