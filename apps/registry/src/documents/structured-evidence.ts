import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { DerivedAnswer } from '../catalogue/catalogue-content';
import { answerFrom } from '../catalogue/derived-answers';
import type { HeldDocument, Timestamp } from '../subjects/person';
import type { ReadableDocument } from './send-document';

/** What may be read of a document as data, and when it is read. */
export interface FieldsReading {
  readonly document: Pick<HeldDocument, 'evidenceType'>;
  readonly fields: readonly string[];
  readonly answers: readonly DerivedAnswer[];
  readonly now: Timestamp;
}

/** These fields of a document's attributes, as a JSON document of its own (RFC 8785); those it does not have are left out. */
export function fieldsOf(reading: FieldsReading, attributes: string | undefined): ReadableDocument {
  const all = JSON.parse(attributes ?? '{}') as Readonly<Record<string, unknown>>;
  const told = reading.fields.map((field) => [field, valueOf(field, all, reading)] as const);
  const bytes = Buffer.from(canonicalize(Object.fromEntries(told.filter(([, value]) => value !== undefined))) ?? '');
  const hash = createHash('sha256').update(bytes);
  return {
    document: {
      // The same document has other bytes for another declaration, and on another day.
      id: hash.copy().digest('base64url'),
      evidenceType: reading.document.evidenceType,
      mediaType: 'application/json',
      size: bytes.length,
      digest: `sha-256=:${hash.digest('base64')}:`,
    },
    bytes: Readable.from([bytes], { objectMode: false }),
  };
}

function valueOf(field: string, all: Readonly<Record<string, unknown>>, { answers, now }: FieldsReading): unknown {
  const answer = answers.find(({ id }) => id === field);
  if (answer !== undefined) return answerFrom(answer, all, now);
  return Object.hasOwn(all, field) ? all[field] : undefined;
}
