import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { GeneratedBody, GeneratedCall, Samples } from './generated-call';
import { fittingJson, needlessBodies, unfittingJson } from './json-bodies';
import { fittingUploads, unfittingUploads } from './multipart-bodies';
import type { Operation, Parameter } from './openapi-document';
import { valuesOf } from './schema-arbitrary';

const ODD_SEGMENTS = ['garbage', '0', '%00', '..%2f..', '%F0%9F%98%80', '%ff', 'x'.repeat(150), '{id}', '%20'];
const ODD_QUERY = [
  '',
  '0',
  '-1',
  '201',
  '1.5',
  '1e9',
  'NaN',
  'null',
  'true',
  '%00',
  '%ff',
  '[]',
  'a b',
  'x'.repeat(500),
];
const ODD_KEYS = ['', ' ', 'a b', 'ä', 'x'.repeat(129), 'x'.repeat(5_000)];
const KEY = 'idempotency-key';
/** Where a document names these as parameters, it is to be ignored (OpenAPI 3.1.0 §4.8.12.2). */
const NO_PARAMETERS = ['accept', 'content-type', 'authorization'];

/** Of what needs no chance: the same call each time, under a new key. */
const SEED = 1;

type Pairs = readonly (readonly [string, string])[];

/** Calls of one operation: some right in everything, most wrong in something. */
export function callsOf(operation: Operation, samples: Samples): fc.Arbitrary<GeneratedCall> {
  const right = partsOf(operation, samples, (fitting) => fitting);
  const mixed = partsOf(operation, samples, (fitting, odd) =>
    fc.oneof({ weight: 2, arbitrary: fitting }, { weight: 1, arbitrary: odd() }),
  );
  return fc.oneof({ weight: 1, arbitrary: right }, { weight: 3, arbitrary: mixed });
}

/** One call that is right in everything, with no more than it must have. */
export function rightCallOf(operation: Operation, samples: Samples): GeneratedCall {
  const needed = { ...operation, parameters: operation.parameters.filter(({ required }) => required === true) };
  return fc.sample(
    partsOf(needed, samples, (fitting) => fitting),
    { numRuns: 1, seed: SEED },
  )[0]!;
}

/** What is odd is made only where it is wanted: that takes long for large schemas. */
type Choose = <T>(fitting: fc.Arbitrary<T>, odd: () => fc.Arbitrary<T>) => fc.Arbitrary<T>;

function partsOf(operation: Operation, samples: Samples, choose: Choose): fc.Arbitrary<GeneratedCall> {
  const named = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const segments = named('path').map((one) => choose(segmentsFor(operation, one, samples), () => oddSegments(samples)));
  const query = named('query').map((one) => choose(queryFor(one, samples), () => oddQuery(one)));
  const keyed = named('header').some(({ name }) => name.toLowerCase() === KEY);
  const others = named('header').filter(({ name }) => ![KEY, ...NO_PARAMETERS].includes(name.toLowerCase()));
  return fc
    .record({
      segments: fc.tuple(...segments),
      query: fc.tuple(...query),
      key: keyed ? choose(freshKeys, () => oddKeys) : fc.constant<Record<string, string>>({}),
      others: choose(headersFor(others), () => oddHeaders(others)),
      body: choose(fittingBodies(operation, samples), () => oddBodies(operation, samples)),
    })
    .map(({ segments: values, query: pairs, key, others: further, body }) => ({
      path: pathOf(operation.path, values) + queryOf(pairs.flat()),
      headers: { ...key, ...further, ...(body?.type !== undefined && { 'content-type': body.type }) },
      ...(body !== undefined && { body: body.bytes }),
    }));
}

function segmentsFor(operation: Operation, { name, schema }: Parameter, samples: Samples): fc.Arbitrary<string> {
  const known = schema.format === 'uuid' ? samples.ids(operation) : samples.values[name];
  if (known !== undefined && known.length > 0) return fc.constantFrom(...known);
  return valuesOf(schema).map((value) => encodeURIComponent(String(value)));
}

const oddSegments = ({ allIds }: Samples) =>
  fc.oneof(
    fc.uuid(),
    fc.constantFrom(...ODD_SEGMENTS),
    ...(allIds.length > 0
      ? [fc.constantFrom(...allIds), fc.constantFrom(...allIds).map((id) => id.toUpperCase())]
      : []),
  );

function queryFor({ name, schema, required }: Parameter, samples: Samples): fc.Arbitrary<Pairs> {
  const known = samples.values[name];
  const value = known === undefined ? valuesOf(schema).map(String) : fc.constantFrom(...known);
  const given = value.map((text): Pairs => [[name, encodeURIComponent(text)]]);
  return required === true ? given : fc.oneof(given, fc.constant<Pairs>([]));
}

const oddQuery = ({ name }: Parameter): fc.Arbitrary<Pairs> =>
  fc
    .tuple(
      fc.constantFrom(name, name, `${name}[]`, `${name}[a]`, 'unknown', '__proto__'),
      fc.constantFrom(...ODD_QUERY),
    )
    .chain(([key, value]) =>
      fc.constantFrom<Pairs>(
        [[key, value]],
        [
          [key, value],
          [key, '1'],
        ],
      ),
    );

const headersFor = (headers: readonly Parameter[]): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(headers.map(({ name, schema }) => [name.toLowerCase(), valuesOf(schema).map(String)])), {
    noNullPrototype: true,
  });

const oddHeaders = (headers: readonly Parameter[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .constantFrom<(string | undefined)[]>(undefined, ...ODD_KEYS)
    .map((value) =>
      value === undefined ? {} : Object.fromEntries(headers.map(({ name }) => [name.toLowerCase(), value])),
    );

const freshKeys = fc.constant(null).map(() => ({ [KEY]: randomUUID() }));
const oddKeys: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...ODD_KEYS).map((key) => ({ [KEY]: key })),
  fc.constantFrom('used-again-1', 'used-again-2').map((key) => ({ [KEY]: key })),
);

function fittingBodies({ id, body }: Operation, samples: Samples): fc.Arbitrary<GeneratedBody | undefined> {
  if (body === undefined) return fc.constant(undefined);
  if (body.mediaType === 'application/json') return fittingJson(body.schema, samples.bodies[id]);
  return fittingUploads(body.schema, { metadata: samples.bodies[id], content: samples.content });
}

function oddBodies({ id, body, method }: Operation, samples: Samples): fc.Arbitrary<GeneratedBody | undefined> {
  if (method === 'GET') return fc.constant(undefined);
  if (body === undefined) return needlessBodies;
  const none = { weight: 1, arbitrary: fc.constant(undefined) };
  if (body.mediaType === 'application/json')
    return fc.oneof(none, { weight: 8, arbitrary: unfittingJson(body.schema, samples.bodies[id]) });
  const given = { metadata: samples.bodies[id], content: samples.content };
  return fc.oneof<fc.WeightedArbitrary<GeneratedBody | undefined>[]>(none, {
    weight: 8,
    arbitrary: unfittingUploads(body.schema, given),
  });
}

function pathOf(template: string, values: readonly string[]): string {
  const left = [...values];
  return template.replace(/\{[^{}]+\}/g, () => left.shift() ?? '');
}

const queryOf = (pairs: Pairs): string =>
  pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
