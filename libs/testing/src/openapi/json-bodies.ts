import fc from 'fast-check';
import type { GeneratedBody } from './generated-call';
import type { Schema } from './openapi-document';
import { valuesOf } from './schema-arbitrary';
import { spoiled } from './spoiling';

const bytes = (text: string) => Buffer.from(text);

/** Bodies that are no JSON object at all, or none that should be read. */
const RAW: readonly Buffer[] = [
  '',
  ' ',
  'null',
  '[]',
  '"text"',
  '42',
  '{',
  '{"a":}',
  '{"a":1}}',
  '\u0000',
  '\ufeff{}',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1,"a":2}',
  '['.repeat(50_000) + ']'.repeat(50_000),
  '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000),
  JSON.stringify({ filler: 'x'.repeat(300 * 1024) }),
].map(bytes);

const NOT_UTF8 = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]);

const TYPES: readonly (string | undefined)[] = [
  undefined,
  '',
  'nonsense',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/problem+json',
  'application/json; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
];

const JSON_TYPE = 'application/json';
const asJson = (value: unknown): GeneratedBody => ({
  type: JSON_TYPE,
  bytes: bytes(value === undefined ? '' : JSON.stringify(value)),
});

/** Bodies that the operation takes. */
export function fittingJson(schema: Schema, samples: readonly object[] | undefined): fc.Arbitrary<GeneratedBody> {
  return (samples === undefined ? valuesOf(schema) : fc.constantFrom<unknown>(...samples)).map(asJson);
}

/** Bodies with something wrong about them, or that only the schema finds right. */
export function unfittingJson(schema: Schema, samples: readonly object[] | undefined): fc.Arbitrary<GeneratedBody> {
  const sensible = samples === undefined ? valuesOf(schema) : fc.constantFrom<unknown>(...samples);
  return fc.oneof(
    { weight: 5, arbitrary: sensible.chain(spoiled).map(asJson) },
    { weight: 2, arbitrary: valuesOf(schema).map(asJson) },
    { weight: 2, arbitrary: fc.constantFrom(...RAW, NOT_UTF8).map((raw) => ({ type: JSON_TYPE, bytes: raw })) },
    { weight: 1, arbitrary: fc.tuple(sensible, fc.constantFrom(...TYPES)).map(([value, type]) => typed(value, type)) },
  );
}

/** For operations that read no body: something all the same, or nothing under some type. */
export const needlessBodies: fc.Arbitrary<GeneratedBody> = fc
  .tuple(fc.constantFrom(...RAW, NOT_UTF8), fc.constantFrom(JSON_TYPE, ...TYPES))
  .map(([raw, type]) => ({ bytes: raw, ...(type !== undefined && { type }) }));

function typed(value: unknown, type: string | undefined): GeneratedBody {
  const { bytes: text } = asJson(value);
  return type === undefined ? { bytes: text } : { bytes: text, type };
}
