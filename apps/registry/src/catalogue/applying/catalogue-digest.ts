import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CatalogueContent } from '../catalogue-content';

/** The same catalogue with its items ordered by id, so that the order of files and entries makes no new version. */
export function inCanonicalOrder(content: CatalogueContent): CatalogueContent {
  return {
    agencies: sortedById(content.agencies),
    evidenceTypes: sortedById(content.evidenceTypes),
    requirements: sortedById(content.requirements),
    procedures: sortedById(content.procedures),
    purposes: sortedById(content.purposes),
    lifeEvents: sortedById(content.lifeEvents),
  };
}

const sortedById = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Digest over the canonical JSON (RFC 8785) of a catalogue, written as in `Repr-Digest` (RFC 9530). */
export function digestOf(content: CatalogueContent): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('A catalogue is always an object.');
  return `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
}
