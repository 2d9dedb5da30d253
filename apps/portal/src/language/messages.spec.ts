import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VIEWS } from '../pages/renderer';
import { type Language, LANGUAGES } from './language';
import { Messages, MESSAGES, readTexts } from './messages';

const SOURCES = join(__dirname, '..');
const texts = Object.fromEntries(LANGUAGES.map((language) => [language, readTexts(MESSAGES, language)]));
const keys = [...texts.en!.keys()];
const features = new Set(keys.map((key) => key.split('.')[0]!));

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name) && !/\.(spec|int-spec|fixture)\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** What stands between quotes and looks like a key; one that ends with a dot is completed by what follows. */
const mentioned = new Set(
  [...filesIn(VIEWS, /\.njk$/), ...filesIn(SOURCES, /\.ts$/)].flatMap((text) =>
    [...text.matchAll(/['"`]([a-z][a-z-]*(?:\.[a-z_][\w-]*)*\.?)/g)]
      .map(([, key = '']) => key)
      .filter((key) => key.includes('.') && features.has(key.split('.')[0]!)),
  ),
);
const beginnings = [...mentioned].filter((key) => key.endsWith('.'));

describe('the messages', () => {
  it.each(LANGUAGES)('are the same ones in %s as in English', (language) => {
    expect([...texts[language]!.keys()].sort()).toEqual([...keys].sort());
  });

  it('are all used', () => {
    const unused = keys.filter((key) => !mentioned.has(key) && !beginnings.some((begin) => key.startsWith(begin)));
    expect(unused).toEqual([]);
  });

  it('are all there that are used', () => {
    const missing = [...mentioned].filter((key) =>
      key.endsWith('.')
        ? !keys.some((known) => known.startsWith(key))
        : !keys.includes(key) && /^[a-z-]+\.[a-z]/.test(key),
    );
    const files = missing.filter((key) => !/\.(njk|css|json|yaml|csv|ts|svg)$/.test(key));
    expect(files).toEqual([]);
  });

  it.each(LANGUAGES)('can be said in %s, and take the same values as in English', (language) => {
    const messages = Messages.load();
    for (const key of keys) {
      expect(valuesOf(texts[language]!.get(key)!)).toEqual(valuesOf(texts.en!.get(key)!));
      expect(messages.say(language, key, samplesFor(key)).length).toBeGreaterThan(0);
    }
  });

  it('have the six plural forms of Arabic wherever they count', () => {
    const counting = [...texts.ar!].filter(([, text]) => text.includes(', plural,'));
    for (const [key, text] of counting) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'])
        expect(`${key}: ${text}`).toContain(`${form} {`);
    }
  });

  it('hold no markup', () => {
    for (const language of LANGUAGES)
      for (const [key, text] of texts[language]!) expect(`${key}: ${text}`).not.toMatch(/[<>]/);
  });

  it('that are not there are no blank', () => {
    expect(() => Messages.load().say('fi' satisfies Language, 'layout.nothing')).toThrow(
      'There is no message layout.nothing in fi.',
    );
  });
});

/** Names of the values in a message, outside of plural and select branches too. */
const valuesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([a-z]\w*)\s*[,}]/gi)].map(([, name = '']) => name))].sort();

const samplesFor = (key: string): Record<string, number> =>
  Object.fromEntries(valuesOf(texts.en!.get(key)!).map((name) => [name, 3]));
