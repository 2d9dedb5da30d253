import type { Locator } from 'playwright-core';

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** With what somebody uses a page. */
export interface Hands {
  /** Each waits for what it leads to. */
  follow(link: Locator): Promise<void>;
  press(button: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  attach(field: Locator, files: readonly ChosenFile[]): Promise<void>;
}

export const MOUSE: Hands = {
  follow: (link) => link.click(),
  press: (button) => button.click(),
  tick: (box) => box.check(),
  attach: (field, files) => field.setInputFiles([...files]),
};

/** More than any page of ours has to stop at. */
const MOST_STOPS = 120;

/** Nothing but the Tab key, Enter and the space bar. */
export const KEYBOARD: Hands = {
  async follow(link) {
    await reach(link);
    await link.press('Enter');
  },
  async press(button) {
    await reach(button);
    await button.press('Space');
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
