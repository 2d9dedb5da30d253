import { readdirSync } from 'node:fs';
import { loadTheme, THEMES } from './theme';
import { themeStyle } from './theme-style';

const AA_TEXT = 4.5;
const AA_GRAPHICS = 3;
const WHITE = '#ffffff';

/** WCAG 2.2, contrast ratio: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

describe.each(readdirSync(THEMES))('the theme %s', (name) => {
  const { colours, help, name: called } = loadTheme(name);

  it.each([
    ['text', colours.text, WHITE, AA_TEXT],
    ['text on a surface', colours.text, colours.surface, AA_TEXT],
    ['secondary text', colours.secondaryText, WHITE, AA_TEXT],
    ['secondary text on a surface', colours.secondaryText, colours.surface, AA_TEXT],
    ['links', colours.link, WHITE, AA_TEXT],
    ['links on a surface', colours.link, colours.surface, AA_TEXT],
    ['links that were followed', colours.linkVisited, WHITE, AA_TEXT],
    ['links under the pointer', colours.linkHover, WHITE, AA_TEXT],
    ['errors', colours.error, WHITE, AA_TEXT],
    ['successes', colours.success, WHITE, AA_TEXT],
    ['white on buttons', WHITE, colours.button, AA_TEXT],
    ['white on the brand', WHITE, colours.brand, AA_TEXT],
    ['text on what has the focus', colours.text, colours.focus, AA_TEXT],
    ['the brand beside a surface', colours.brand, colours.surface, AA_GRAPHICS],
  ])('has enough contrast: %s', (_title, foreground, background, least) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(least);
  });

  it('says in every language what it is called and where help is', () => {
    for (const text of [called, help.office, help.hours]) expect(Object.keys(text).sort()).toEqual(['ar', 'en', 'fi']);
  });

  it('is a style sheet that holds nothing but custom properties', () => {
    expect(themeStyle(loadTheme(name))).toMatch(/^:root\{(?:--[a-z-]+:[^;{}]+;)*--[a-z-]+:[^;{}]+;?\}\n$/);
  });
});

describe('a theme', () => {
  it('that is not there is refused with its place', () => {
    expect(() => loadTheme('none')).toThrow(/There is no theme none: .*theme\.json is not there/);
  });
});
