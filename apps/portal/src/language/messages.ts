import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import type { Language } from './language';

/** Texts by key (`asks.title`), of one language. */
export type Texts = ReadonlyMap<string, string>;

export type MessageValues = Readonly<Record<string, string | number>>;

export const MESSAGES = join(__dirname, '..', '..', 'messages');

/** Every text of the pages, in every language: ICU messages in messages/<feature>/<language>.yaml. */
export class Messages {
  private readonly formats = new Map<string, IntlMessageFormat>();

  constructor(private readonly texts: Readonly<Record<Language, Texts>>) {}

  static load(folder = MESSAGES): Messages {
    const of = (language: Language) => readTexts(folder, language);
    return new Messages({ en: of('en'), fi: of('fi'), ar: of('ar') });
  }

  has(language: Language, key: string): boolean {
    return this.texts[language].has(key);
  }

  /** @throws Error when there is no such message: a page without its words is no page */
  say(language: Language, key: string, values: MessageValues = {}): string {
    return String(this.formatOf(language, key).format(values));
  }

  private formatOf(language: Language, key: string): IntlMessageFormat {
    const known = this.formats.get(`${language} ${key}`);
    if (known !== undefined) return known;
    const text = this.texts[language].get(key);
    if (text === undefined) throw new Error(`There is no message ${key} in ${language}.`);
    const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    this.formats.set(`${language} ${key}`, format);
    return format;
  }
}

export function readTexts(folder: string, language: Language): Texts {
  const features = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    features.flatMap(({ name }) => {
      const file = join(folder, name, `${language}.yaml`);
      return flattened(parse(readFileSync(file, 'utf8')), name);
    }),
  );
}

function flattened(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value.trim()]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => flattened(inner, `${key}.${name}`));
  }
  throw new Error(`The message ${key} is no text.`);
}
