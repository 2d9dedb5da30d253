import canonicalize from 'canonicalize';

type Members = Readonly<Record<string, unknown>>;

/** The names of those members of the first that are not the same in the second, as JSON. */
export function differing(expected: Members, found: object): string[] {
  const known: Members = { ...found };
  return Object.keys(expected).filter((name) => jsonOf(expected[name]) !== jsonOf(known[name]));
}

/** Canonical (RFC 8785); nothing and null are the same. */
const jsonOf = (value: unknown): string | undefined => canonicalize(value ?? null);
