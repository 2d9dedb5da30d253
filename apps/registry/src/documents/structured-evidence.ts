import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { HeldDocument } from '../subjects/person';
import type { ReadableDocument } from './send-document';

/** These fields of a document's attributes, as a JSON document of its own (RFC 8785); those it does not have are left out. */
export function fieldsOf(
  { evidenceType }: Pick<HeldDocument, 'evidenceType'>,
  attributes: string | undefined,
  fields: readonly string[],
): ReadableDocument {
  const all = Object.entries(JSON.parse(attributes ?? '{}') as object);
  const bytes = Buffer.from(canonicalize(Object.fromEntries(all.filter(([name]) => fields.includes(name)))) ?? '');
  const hash = createHash('sha256').update(bytes);
  return {
    document: {
      // The same document has other bytes for another declaration.
      id: hash.copy().digest('base64url'),
      evidenceType,
      mediaType: 'application/json',
      size: bytes.length,
      digest: `sha-256=:${hash.digest('base64')}:`,
    },
    bytes: Readable.from([bytes], { objectMode: false }),
  };
}
