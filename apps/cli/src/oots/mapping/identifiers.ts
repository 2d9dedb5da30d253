import { createHash } from 'node:crypto';

/** What the registry allows. */
const MAX_LENGTH = 64;
const HASH_LENGTH = 8;

/**
 * A readable id that depends on the item alone: a prefix, words of its English name, and eight hexadecimal digits of the
 * SHA-256 of its original identifier, which tell items of the same name apart.
 */
export function itemId(prefix: string, name: string, identifier: string): string {
  const hash = createHash('sha256').update(identifier).digest('hex').slice(0, HASH_LENGTH);
  const words = slug(name, MAX_LENGTH - prefix.length - HASH_LENGTH - 2);
  return [prefix, words, hash].filter((part) => part !== '').join('-');
}

/** As many whole words of a text as fit, in kebab-case; letters lose their accents. */
export function slug(text: string, maxLength: number): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (words.length <= maxLength) return words;
  const end = words.lastIndexOf('-', maxLength);
  return words.slice(0, end > 0 ? end : maxLength);
}
