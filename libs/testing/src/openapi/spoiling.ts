import fc from 'fast-check';

type Place = readonly (string | number)[];

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { deeper: nested(depth - 1) });

/** What has broken services before: types, limits, encodings, injections. */
export const HOSTILE: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eright to left',
  'e\u0301🧑‍👩‍👧',
  "'; DROP TABLE subject; --",
  '../../etc/passwd',
  '%00',
  '{{7*7}}',
  '2026-02-30T25:61:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  'x'.repeat(2_000),
  'x'.repeat(300 * 1024),
  -1,
  0,
  1.5,
  1e308,
  2 ** 53,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [null],
  { a: 'b' },
  { '\u0000': '\u0000' },
  nested(500),
];

const STRANGE_MEMBERS = ['unknown', 'subjectRef', 'constructor', 'toString', '', 'a\u0000b', '__proto__'];

/** The same value with one thing wrong: missing, of another type, too much, unknown, or hostile. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  const anywhere = fc.constantFrom(...places);
  return fc.oneof(
    fc.tuple(anywhere, fc.constantFrom(...HOSTILE)).map(([place, bad]) => replaced(value, place, bad)),
    anywhere.map((place) => replaced(value, place, undefined)),
    fc
      .tuple(fc.constantFrom(...STRANGE_MEMBERS), fc.constantFrom(...HOSTILE))
      .map(([name, bad]) => withMember(value, name, bad)),
  );
}

function placesIn(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => placesIn(item, [...here, index]))
    : Object.entries(value).flatMap(([name, member]) => placesIn(member, [...here, name]));
  return [here, ...inner];
}

/** `undefined` leaves the place out, as JSON does. */
function replaced(value: unknown, [step, ...rest]: Place, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? replaced(item, rest, by) : item));
  const members = value as Record<string, unknown>;
  return { ...members, [step]: replaced(members[step], rest, by) };
}

function withMember(value: unknown, name: string, member: unknown): unknown {
  if (typeof value !== 'object' || value === null) return { [name]: member };
  return Object.defineProperty({ ...value }, name, { value: member, enumerable: true });
}
