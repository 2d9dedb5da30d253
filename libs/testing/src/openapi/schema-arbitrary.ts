import fc from 'fast-check';
import type { Schema } from './openapi-document';

/** Values that fit a request's schema, as far as a schema can say what fits. */
export function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.oneOf !== undefined) return fc.oneof(...schema.oneOf.map(valuesOf));
  switch (schema.type) {
    case 'string':
      return stringsOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return arraysOf(schema);
    case 'object':
      return objectsOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function stringsOf({ format, pattern, minLength = 0, maxLength = Infinity }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'uri') return fc.webUrl();
  if (format === 'date-time') {
    const years = { min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true };
    return fc.date(years).map((date) => date.toISOString());
  }
  const longest = Math.min(maxLength, 40);
  if (pattern === undefined) return fc.string({ minLength, maxLength: longest, unit: 'grapheme' });
  return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' }).filter(({ length }) => length <= maxLength);
}

const arraysOf = ({ items = {}, minItems = 0, maxItems = 4 }: Schema) =>
  fc.array(valuesOf(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) });

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
  const members = Object.entries(properties).map(([name, schema]) => [name, valuesOf(schema)] as const);
  const named = fc.record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true });
  if (additionalProperties === undefined || additionalProperties === false) return named;
  const others = valuesOf(additionalProperties === true ? {} : additionalProperties);
  const further = fc.dictionary(fc.stringMatching(/^[a-z]{2,3}$/), others, { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(further, named).map(([more, known]) => ({ ...more, ...known }));
}
