import type { FieldError } from '@askonce/problems';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats, { type FormatName } from 'ajv-formats';
import type { EvidenceType } from './catalogue-content';

type Schema = Readonly<Record<string, unknown>>;

/** More places than anybody mends at once. */
const MAX_ERRORS = 20;

/** Those that are checked in a time that grows with the value only. */
const FORMATS: FormatName[] = ['date', 'date-time', 'time', 'uuid'];
/** References can run in circles and lead out of the catalogue, and a pattern can take years over one value (CWE-1333). */
const REFUSED_KEYWORDS = ['$ref', '$dynamicRef', '$recursiveRef', 'pattern', 'patternProperties'];

/** Kept as long as the version of the catalogue that a type belongs to. */
const compiled = new WeakMap<EvidenceType, ValidateFunction>();

/** Unknown words are refused; how a schema is built is its author's affair. */
const LENIENT = { strictTypes: false, strictTuples: false } as const;

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Its own instance for each schema: Ajv keeps what it compiled, and two types may use the same `$id`.
 * @throws Error when it says what is not checked here: an unknown keyword or format, a reference, a pattern
 */
export function compileAttributeSchema(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ ...LENIENT, logger: false, allErrors: true, ownProperties: true, validateSchema: false });
  addFormats(ajv, FORMATS);
  for (const keyword of REFUSED_KEYWORDS) ajv.removeKeyword(keyword);
  return ajv.compile(schema);
}

/** The top-level properties that a schema names. */
export const attributesOf = ({ properties }: Schema): string[] =>
  typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];

/** What is wrong with a document's attributes, with JSON Pointers into them; it names rules and places, never values. */
export function attributeErrors(type: EvidenceType, attributes: object): FieldError[] {
  if (type.schema === undefined) {
    return [{ pointer: '', detail: `"${type.id}" does not exist as data: the catalogue has no schema for it` }];
  }
  const validate = compiled.get(type) ?? compileAttributeSchema(type.schema);
  compiled.set(type, validate);
  if (validate(attributes)) return [];
  return (validate.errors ?? []).slice(0, MAX_ERRORS).map(toFieldError);
}

function toFieldError({ instancePath, keyword, params, message }: ErrorObject): FieldError {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params as Record<string, unknown>;
  const property = [missingProperty, additionalProperty, unevaluatedProperty].find((name) => typeof name === 'string');
  const pointer = property === undefined ? instancePath : `${instancePath}/${escaped(property)}`;
  return { pointer, detail: message ?? `does not satisfy "${keyword}"` };
}
