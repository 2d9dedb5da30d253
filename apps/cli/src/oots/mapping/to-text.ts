import type { BrokerText } from '../answer/broker-answer';
import type { Text } from './catalogue-items';
import { ImportRefused } from '../import-refused';

/** What the registry allows. */
const MAX_LENGTH = 2000;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * Texts of an answer as one text by language tag, or undefined where none has words. English comes first and is always
 * there: where the answer has none, the first language given stands in for it.
 * @throws ImportRefused when a language is none, or comes twice.
 */
export function toText(texts: readonly BrokerText[]): Text | undefined {
  const entries = texts.map(({ language, words }) => [tag(language), tidied(words)] as const);
  const spoken = entries.filter(([, words]) => words !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  const byLanguage = new Map(spoken);
  if (byLanguage.size < spoken.length) throw new ImportRefused('a text comes twice in one language.');
  const english = byLanguage.get('en') ?? spoken[0]?.[1];
  return english === undefined ? undefined : { en: english, ...Object.fromEntries(byLanguage) };
}

/** @throws ImportRefused when none of the texts has words. */
export function toName(texts: readonly BrokerText[], identifier: string): Text {
  const name = toText(texts);
  if (name !== undefined) return name;
  throw new ImportRefused(`${JSON.stringify(identifier)} has no name in any language.`);
}

function tag(language: string): string {
  const lower = language.toLowerCase();
  if (LANGUAGE.test(lower)) return lower;
  throw new ImportRefused('a text has no language, or one that is no language tag.');
}

/** On one line, without what a catalogue's files would read as a variable, and not longer than the registry takes. */
function tidied(words: string): string {
  const line = words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('${', '$ {')
    .trim();
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1).toWellFormed()}…`;
}
