/** Where a value is not as it must be, and how it must be; undefined where it is. */
export type Shape = (value: unknown, at: string) => string | undefined;

const HASH_BYTES = 32;

const one =
  (what: string, holds: (value: unknown) => boolean): Shape =>
  (value, at) =>
    holds(value) ? undefined : `${at} is not ${what}`;

/** Text that UTF-8 can hold. */
export const text = one('text', (value) => typeof value === 'string' && value.isWellFormed());

export const exactly = (wanted: string): Shape => one(wanted, (value) => value === wanted);

export const textLike = (what: string, pattern: RegExp): Shape =>
  one(what, (value) => typeof value === 'string' && pattern.test(value));

export const count = one('a whole number from 1', (value) => Number.isSafeInteger(value) && Number(value) >= 1);

/** 32 bytes in Base 64 as an encoder writes it. */
export const hash32 = one('32 bytes in Base 64', (value) => {
  if (typeof value !== 'string' || value.length > 2 * HASH_BYTES) return false;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === HASH_BYTES && bytes.toString('base64') === value;
});

export const orNull =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? undefined : shape(value, at);

export const listOf =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    return firstOf(value.map((item, index) => () => shape(item, `${at}/${index}`)));
  };

/** An object that has all of these members, any of the optional ones, and no other. */
export const objectOf =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at || 'It'} is not an object`;
    const members = new Map(Object.entries(value));
    const known = { ...required, ...optional };
    return (
      firstOf([...members.keys()].map((name) => () => (Object.hasOwn(known, name) ? undefined : unknown(name, at)))) ??
      firstOf(
        Object.keys(required).map((name) => () => (members.has(name) ? undefined : `${at}/${name} is missing`)),
      ) ??
      firstOf(
        [...members].map(
          ([name, member]) =>
            () =>
              known[name]?.(member, `${at}/${name}`),
        ),
      )
    );
  };

/** The name may be any text, of any length. */
const unknown = (name: string, at: string) => `${at}/${JSON.stringify(name.slice(0, 40)).slice(1, -1)} is unknown`;

function firstOf(faults: readonly (() => string | undefined)[]): string | undefined {
  for (const fault of faults) {
    const found = fault();
    if (found !== undefined) return found;
  }
  return undefined;
}
