import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { DELIVERY_PART, InvalidEventData } from '@askonce/contracts';
import type { BytesEvent } from '@askonce/messaging';
import { SEALED_PART_BYTES } from '@askonce/vault';
import type { ArrivedPart } from './delivery-job';

const Id = Type.String({ format: 'uuid' });
const Count = Type.String({ pattern: '^(0|[1-9][0-9]{0,5})$' });
const Attributes = Type.Object({
  releaseid: Id,
  documentid: Id,
  contentid: Type.String({ minLength: 1, maxLength: 200 }),
  agency: Type.String({ minLength: 1, maxLength: 200 }),
  part: Count,
  parts: Count,
});
const TAG_BYTES = 16;

/** @throws InvalidEventData when the attributes or the number of bytes cannot be those of a part */
export function arrivedPart(event: BytesEvent): ArrivedPart {
  const attributes: unknown = event.extensions;
  if (!Value.Check(Attributes, attributes)) {
    const pointers = [...Value.Errors(Attributes, attributes ?? {})].map(({ path }) => path);
    throw new InvalidEventData(DELIVERY_PART, [...new Set(pointers)]);
  }
  const part = partOf(attributes, event.data);
  const { subject: subjectRef, traceparent } = event;
  return {
    ...part,
    ...(subjectRef !== undefined && { subjectRef }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

function partOf(attributes: Static<typeof Attributes>, sealed: unknown): ArrivedPart {
  const { releaseid: releaseId, documentid: documentId, contentid: contentId, agency } = attributes;
  const [part, parts] = [Number(attributes.part), Number(attributes.parts)];
  if (part >= parts) throw new InvalidEventData(DELIVERY_PART, ['/part']);
  if (!Buffer.isBuffer(sealed) || !fits(sealed.length, part === parts - 1)) {
    throw new InvalidEventData(DELIVERY_PART, ['/data']);
  }
  return { releaseId, documentId, contentId, agency, part, parts, sealed };
}

const fits = (length: number, last: boolean) =>
  last ? length > TAG_BYTES && length <= SEALED_PART_BYTES : length === SEALED_PART_BYTES;
