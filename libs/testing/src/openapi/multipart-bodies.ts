import fc from 'fast-check';
import type { GeneratedBody } from './generated-call';
import type { Schema } from './openapi-document';
import { valuesOf } from './schema-arbitrary';
import { spoiled } from './spoiling';

const BOUNDARY = 'boundary-of-a-generated-call';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

interface Part {
  readonly headers: readonly string[];
  readonly bytes: Buffer;
}

interface UploadSamples {
  readonly metadata: readonly object[] | undefined;
  readonly content: Buffer;
}

const metadataPart = (metadata: unknown): Part => ({
  headers: ['Content-Disposition: form-data; name="metadata"', 'Content-Type: application/json'],
  bytes: Buffer.from(metadata === undefined ? '' : JSON.stringify(metadata)),
});

const contentPart = (bytes: Buffer, type = 'application/pdf', name = 'document.pdf'): Part => ({
  headers: [`Content-Disposition: form-data; name="content"; filename="${name}"`, `Content-Type: ${type}`],
  bytes,
});

/** Uploads that the operation takes. */
export function fittingUploads({ properties }: Schema, { metadata, content }: UploadSamples) {
  return metadataOf(properties?.metadata, metadata).map((said) => upload([metadataPart(said), contentPart(content)]));
}

/** Uploads of which the metadata, the content, the parts, or the envelope is wrong. */
export function unfittingUploads({ properties }: Schema, { metadata, content }: UploadSamples) {
  const fitting = metadataOf(properties?.metadata, metadata);
  const whole = fitting.map((said) => [metadataPart(said), contentPart(content)] as const);
  const oddContents = contentsLike(content);
  return fc.oneof(
    fitting.chain(spoiled).map((said) => upload([metadataPart(said), contentPart(content)])),
    valuesOf(properties?.metadata ?? {}).map((said) => upload([metadataPart(said), contentPart(content)])),
    fc.tuple(fitting, oddContents).map(([said, part]) => upload([metadataPart(said), part])),
    whole.chain(([said, bytes]) => fc.constantFrom(...oddOrders(said, bytes)).map(upload)),
    whole.chain((parts) => fc.constantFrom(...oddEnvelopes(upload(parts)))),
  );
}

const metadataOf = (schema: Schema = {}, samples?: readonly object[]): fc.Arbitrary<unknown> =>
  samples === undefined ? valuesOf(schema) : fc.constantFrom<unknown>(...samples);

const contentsLike = (content: Buffer) =>
  fc.constantFrom(
    contentPart(Buffer.alloc(0)),
    contentPart(Buffer.from('MZ\u0090\u0000 not a document'), 'application/pdf'),
    contentPart(Buffer.from('<html><script>alert(1)</script></html>'), 'application/xml'),
    contentPart(Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'application/xml'),
    contentPart(Buffer.from('{"a":'), 'application/json'),
    contentPart(Buffer.from('{"a":1}'), 'application/pdf'),
    contentPart(Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image/png'),
    contentPart(content, 'text/html'),
    contentPart(content, 'application/pdf', '../../../etc/passwd'),
    contentPart(content, 'application/pdf', 'x'.repeat(5_000)),
  );

const oddOrders = (metadata: Part, content: Part): Part[][] => [
  [],
  [metadata],
  [content],
  [content, metadata],
  [metadata, metadata, content],
  [metadata, content, content],
  [{ ...metadata, bytes: Buffer.from('{') }, content],
  [{ ...metadata, bytes: Buffer.from([0xff, 0xfe]) }, content],
  [{ ...metadata, bytes: Buffer.from('[]') }, content],
  [{ ...metadata, bytes: Buffer.alloc(20 * 1024, 0x20) }, content],
  [{ headers: ['Content-Disposition: form-data'], bytes: metadata.bytes }, content],
  [{ headers: [], bytes: metadata.bytes }, content],
  [{ headers: Array.from({ length: 100 }, (_, at) => `X-${at}: y`), bytes: metadata.bytes }, content],
];

const oddEnvelopes = ({ bytes }: GeneratedBody): GeneratedBody[] => [
  { type: MULTIPART, bytes: bytes.subarray(0, bytes.length - 20) },
  { type: MULTIPART, bytes: bytes.subarray(0, 100) },
  { type: MULTIPART, bytes: Buffer.alloc(0) },
  { type: MULTIPART, bytes: Buffer.from('no parts at all') },
  { type: 'multipart/form-data', bytes },
  { type: 'multipart/form-data; boundary=', bytes },
  { type: 'multipart/form-data; boundary=another', bytes },
  { type: `multipart/mixed; boundary=${BOUNDARY}`, bytes },
  { type: 'application/json', bytes: Buffer.from('{}') },
  { type: 'application/pdf', bytes },
  { bytes },
];

function upload(parts: readonly Part[]): GeneratedBody {
  const written = parts.flatMap(({ headers, bytes }) => [
    Buffer.from(`--${BOUNDARY}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return { type: MULTIPART, bytes: Buffer.concat([...written, Buffer.from(`--${BOUNDARY}--\r\n`)]) };
}
