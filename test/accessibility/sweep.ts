import { LANGUAGES } from '../../apps/portal/src/language/language';
import { HtmlFolder, isTooWide, photograph, violationsOn } from './checks';
import type { Visitor } from './visitor';

const WIDTHS = [1280, 320] as const;
const MOST_BYTES = 100_000;
const FULL = process.env.TEST_SIZE === 'full';

/** A page in one state: how to get there, starting from anywhere in the portal. */
export interface PageState {
  readonly name: string;
  /** Opens the page. A form that answers with errors is shown by sending it. */
  readonly show: (visitor: Visitor) => Promise<void>;
}

interface Look {
  readonly language: string;
  readonly width: number;
}

/** Every page in every language and width at full size; else each page in one of them, so that all get their turn. */
export function looksAt(place: number): Look[] {
  const all = LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));
  return FULL ? all : all.filter((_look, turn) => turn === place % all.length);
}

/** Looks at pages as axe does; their HTML is kept to be validated together. */
export class Sweep {
  readonly html = new HtmlFolder();

  /** @returns what is wrong, one line each */
  async look(visitor: Visitor, { name, show }: PageState, { language, width }: Look): Promise<string[]> {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 900 });
    await visitor.open(`/language?to=${language}&back=/help`);
    await show(visitor);
    const picture = `${name}-${language}-${width}`;
    await photograph(page, picture);
    this.html.add(picture, await visitor.html());
    const found = await violationsOn(page);
    if (await isTooWide(page)) found.push('it is wider than the window');
    return found.map((line) => `${picture}: ${line}`);
  }
}

/** @returns what is too heavy about a page, one line each */
export async function weighed(visitor: Visitor, { name, show }: PageState): Promise<string[]> {
  await show(visitor);
  const { bytes, strangers } = await visitor.weigh();
  return [
    ...(bytes > MOST_BYTES ? [`${name}: ${bytes} bytes`] : []),
    ...strangers.map((host) => `${name}: asks ${host}`),
  ];
}
