import type { GeneratedCall, Samples } from './generated-call';
import { rightCallOf } from './call-arbitrary';
import type { Operation, Schema } from './openapi-document';

export interface Attack {
  /** Which field, and what it holds. */
  readonly what: string;
  readonly call: GeneratedCall;
}

type Json = Readonly<Record<string, unknown>>;
type Place = readonly string[];

/** What the attacks would leave behind, if one of them were carried out. */
export const INJECTED = 'injected_by_a_test';
/** What a template would make of them; it stands in none of them. */
export const EVALUATED = '1336723';

const INJECTIONS = [
  `'"); CREATE TABLE ${INJECTED} (n int); -- {{1223*1093}}\${1223*1093}<%= 1223*1093 %>`,
  `$$; CREATE TABLE ${INJECTED} (n int); $$`,
  `x' UNION SELECT '${INJECTED}' FROM subject --`,
  `a\r\nSet-Cookie: ${INJECTED}=1`,
  `<script>${INJECTED}</script>`,
  `$(touch /tmp/${INJECTED})`,
  `{"$ne": "${INJECTED}"}`,
];

/**
 * The operation's right call with one text in it exchanged for what is none: in each field of its body that takes text, each
 * parameter, and the key. @param count how many of the texts to try in each
 */
export function textAttacks(operation: Operation, samples: Samples, count = INJECTIONS.length): Attack[] {
  return INJECTIONS.slice(0, count).flatMap((text) => [
    ...inParameters(operation, samples, text),
    ...inBody(operation, samples, text),
  ]);
}

/** The right call with members in its body that its document does not name, in every object there. */
export function memberAttacks(operation: Operation, samples: Samples, names: readonly string[]): Attack[] {
  const schema = bodySchemaOf(operation);
  if (schema === undefined) return [];
  const body = bodyOf(operation, samples);
  return objectPlaces(schema).map((place) => {
    const known = Object.keys(propertiesOf(schemaAt(schema, place)));
    const unknown = Object.fromEntries(names.filter((name) => !known.includes(name)).map((name) => [name, 'planted']));
    const given = { ...(valueAt(body, place) as Json | undefined), ...unknown };
    return { what: `/${place.join('/')}`, call: callWith(operation, samples, replaced(body, place, given)) };
  });
}

function inParameters(operation: Operation, samples: Samples, text: string): Attack[] {
  const named = operation.parameters.filter(({ in: where }) => where !== 'header');
  const attacks = named.map((parameter) => {
    const needed = {
      ...operation,
      parameters: operation.parameters.map((one) => (one === parameter ? { ...one, required: true } : one)),
    };
    const value = parameter.in === 'path' ? encodeURIComponent(text) : text;
    const values = { ...samples.values, [parameter.name]: [value] };
    const ids = parameter.in === 'path' ? () => [value] : samples.ids;
    return { what: `${parameter.name}: ${text}`, call: rightCallOf(needed, { ...samples, values, ids }) };
  });
  const right = rightCallOf(operation, samples);
  const headers = { ...right.headers, 'idempotency-key': text.replace(/\s/g, '_') };
  return 'idempotency-key' in right.headers
    ? [...attacks, { what: `key: ${text}`, call: { ...right, headers } }]
    : attacks;
}

function inBody(operation: Operation, samples: Samples, text: string): Attack[] {
  const schema = bodySchemaOf(operation);
  if (schema === undefined) return [];
  const body = bodyOf(operation, samples);
  return textPlaces(schema).map((place) => ({
    what: `/${place.join('/')}: ${text}`,
    call: callWith(operation, samples, replaced(body, place, schemaAt(schema, place).type === 'array' ? [text] : text)),
  }));
}

/** What a body in JSON is described by; of an upload, its metadata. */
function bodySchemaOf({ body }: Operation): Schema | undefined {
  return body?.mediaType === 'application/json' ? body.schema : body?.schema.properties?.['metadata'];
}

function bodyOf(operation: Operation, samples: Samples): Json {
  const [sample] = samples.bodies[operation.id] ?? [];
  if (sample !== undefined) return { ...sample };
  return operation.body?.mediaType === 'application/json'
    ? (JSON.parse(String(rightCallOf(operation, samples).body)) as Json)
    : {};
}

const callWith = (operation: Operation, samples: Samples, body: object): GeneratedCall =>
  rightCallOf(operation, { ...samples, bodies: { ...samples.bodies, [operation.id]: [body] } });

function textPlaces(whole: Schema, here: Place = []): Place[] {
  return Object.entries(propertiesOf(whole)).flatMap(([name, schema]) => {
    const place = [...here, name];
    const takesText = schema.type === 'string' || (schema.type === 'array' && schema.items?.type === 'string');
    return takesText ? [place] : textPlaces(schema, place);
  });
}

function objectPlaces(whole: Schema, here: Place = []): Place[] {
  const inner = Object.entries(propertiesOf(whole)).filter(
    ([, schema]) => Object.keys(propertiesOf(schema)).length > 0,
  );
  return [here, ...inner.flatMap(([name, schema]) => objectPlaces(schema, [...here, name]))];
}

/** Also those of what it is made of. */
const propertiesOf = ({ properties, allOf = [] }: Schema): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...allOf.map(propertiesOf), properties) as Readonly<Record<string, Schema>>;

const schemaAt = (schema: Schema, [step, ...rest]: Place): Schema =>
  step === undefined ? schema : schemaAt(propertiesOf(schema)[step] ?? {}, rest);

const valueAt = (value: unknown, [step, ...rest]: Place): unknown =>
  step === undefined ? value : valueAt((value as Json | undefined)?.[step], rest);

function replaced(value: Json | undefined, [step, ...rest]: Place, by: unknown): Json {
  if (step === undefined) return by as Json;
  return { ...value, [step]: rest.length === 0 ? by : replaced(value?.[step] as Json | undefined, rest, by) };
}
