import { LANGUAGES } from '../../apps/portal/src/language/language';
import { HtmlFolder, isFilledIn, isTooWide, photograph, violationsOn } from './checks';
import type { PageState } from './page-states';
import type { Visitor } from './visitor';

const WIDTHS = [1280, 320] as const;
const MOST_BYTES = 100_000;
const FULL = process.env.TEST_SIZE === 'full';

interface Look {
  readonly language: string;
  readonly width: number;
}

const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));

/**
 * Every page in every state, language and width at full size; else one of each kind, so that pages, states, languages and
 * widths get their turn.
 */
export function chosen(states: readonly PageState[]): (readonly [PageState, Look])[] {
  if (FULL) return states.flatMap((state) => LOOKS.map((look) => [state, look] as const));
  const kinds = Object.values(Object.groupBy(states, ({ kind }) => kind)).filter((of) => of !== undefined);
  return kinds.map((of, turn) => [
    of[turn % of.length]!,
    LOOKS[(turn + Math.floor(turn / LOOKS.length)) % LOOKS.length]!,
  ]);
}

/** Looks at pages as axe does; their HTML is kept to be validated together. */
export class Sweep {
  readonly html = new HtmlFolder();
  /** Kinds of pages whose forms are looked at when they are not taken, too. */
  private readonly mistaken: ReadonlySet<string>;

  constructor(states: readonly PageState[]) {
    this.mistaken = new Set(states.filter(({ state }) => state === 'error').map(({ kind }) => kind));
  }

  /** @returns what is wrong, one line each */
  async look({ page: name, kind, state, visitor, show }: PageState, { language, width }: Look): Promise<string[]> {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 900 });
    await visitor.choose(language);
    await show();
    const picture = `${name}-${state}-${language}-${width}`;
    if (FULL) await photograph(page, picture);
    this.html.add(picture, await visitor.html());
    const found = await violationsOn(page);
    if ((await page.locator('html').getAttribute('lang')) !== language) found.push(`it does not speak ${language}`);
    if (await isTooWide(page)) found.push('it is wider than the window');
    if (!this.mistaken.has(kind) && (await isFilledIn(page)))
      found.push('nobody looks at what its form answers to mistakes');
    return found.map((line) => `${picture}: ${line}`);
  }
}

/** @returns what is too heavy about a page, one line each */
export async function weighed(visitor: Visitor, path: string): Promise<string[]> {
  await visitor.open(path);
  const { bytes, strangers } = await visitor.weigh();
  return [
    ...(bytes > MOST_BYTES ? [`${path}: ${bytes} bytes`] : []),
    ...strangers.map((host) => `${path}: asks ${host}`),
  ];
}
