import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { DerivedAnswer } from '../catalogue/catalogue-content';
import { answerFrom } from '../catalogue/derived-answers';
import type { HeldDocument, Timestamp } from '../subjects/person';
import type { ReadableDocument } from './send-document';

/** What is told of a document as data, and when. */
export interface Telling {
  readonly fields: readonly string[];
  readonly answers: readonly DerivedAnswer[];
  readonly now: Timestamp;
}

/** What may be read of a document as data. */
export interface FieldsReading extends Telling {
  readonly document: Pick<HeldDocument, 'evidenceType'>;
}

/** These fields of a document's attributes; those that it does not have are left out. */
export function valuesOf(telling: Telling, attributes: string | undefined): Record<string, unknown> {
  const all = JSON.parse(attributes ?? '{}') as Readonly<Record<string, unknown>>;
  const told = telling.fields.map((field) => [field, valueOf(field, all, telling)] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

/** These fields of a document's attributes, as a JSON document of its own (RFC 8785). */
export function fieldsOf(reading: FieldsReading, attributes: string | undefined): ReadableDocument {
  const bytes = Buffer.from(canonicalize(valuesOf(reading, attributes)) ?? '');
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

function valueOf(field: string, all: Readonly<Record<string, unknown>>, { answers, now }: Telling): unknown {
  const answer = answers.find(({ id }) => id === field);
  if (answer !== undefined) return answerFrom(answer, all, now);
  return Object.hasOwn(all, field) ? all[field] : undefined;
}
