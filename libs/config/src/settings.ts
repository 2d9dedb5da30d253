import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { makeExactValidator, type ValidatorSpec } from 'envalid';
import type { JWK } from 'jose';

/** One value that a service reads from its environment. */
export interface Setting<T> {
  readonly key: string;
  readonly spec: ValidatorSpec<T>;
}

type Parse<T> = (input: string) => T;

function make<T extends string | number | string[]>(key: string, parse: Parse<T>, fallback?: T): Setting<T> {
  const validator = makeExactValidator<T>(parse);
  return { key, spec: fallback === undefined ? validator({}) : validator({ default: fallback }) };
}

/** Says what is expected, never what was found: a mistyped value may be a secret. */
const expected = (what: string): never => {
  throw new Error(`must be ${what}`);
};

const httpUrl = (input: string): string => {
  const url = URL.parse(input);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return expected('an http or https URL');
  return input.replace(/(?<!\/)\/+$/, '');
};

const wholeNumber = (min: number, max: number) => (input: string) => {
  const value = Number(input);
  return Number.isInteger(value) && value >= min && value <= max
    ? value
    : expected(`a whole number from ${min} to ${max}`);
};

const listOf =
  <T>(parse: Parse<T>) =>
  (input: string): T[] => {
    const items = input.split(',').map((item) => item.trim());
    return items.every((item) => item !== '') ? items.map(parse) : expected('a comma-separated list');
  };

const nonEmpty = (input: string) => (input === '' ? expected('not empty') : input);

const network = (input: string) => {
  const [address = '', bits, ...rest] = input.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = bits === undefined ? longest > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
  return fits && rest.length === 0 ? input : expected('IP addresses and networks, separated by commas');
};

const databaseUrl = (input: string) => {
  const url = URL.parse(input);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) ? input : expected('a postgres:// URL');
};

/** Weeks are left out: ISO 8601 has them apart from the rest. */
const PERIOD = /^P(?=\d)(?:\d{1,3}Y)?(?:\d{1,3}M)?(?:\d{1,5}D)?$/;

const period = (input: string) =>
  PERIOD.test(input) && /[1-9]/.test(input) ? input : expected('a period of a day or more, like P2Y, P18M or P90D');

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return expected('the path of a file that can be read');
  }
};

const privateKeyIn = (path: string): JWK => {
  const key = jsonIn(contentOf(path));
  if (typeof key === 'object' && key !== null && 'kty' in key && 'd' in key) return key as JWK;
  throw new Error('must hold a private key as JWK');
};

/** The parser's own message would quote what it read. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The kinds of settings there are. A fallback makes one optional. */
export const setting = {
  text: (key: string, fallback?: string) => make(key, fallback === '' ? String : nonEmpty, fallback),
  url: (key: string, fallback?: string) => make(key, httpUrl, fallback),
  list: (key: string) => make(key, listOf(nonEmpty)),
  /** IP addresses and networks (`10.0.0.0/8`); none unless told. */
  networks: (key: string) => make<string[]>(key, listOf(network), []),
  port: (key: string, fallback?: number) => make(key, wholeNumber(0, 65_535), fallback),
  integer: (key: string, range: { min: number; max: number; fallback?: number }) =>
    make(key, wholeNumber(range.min, range.max), range.fallback),
  /** An ISO 8601 period of years, months and days (`P2Y`), up to three digits and five for days; '' unless told. */
  period: (key: string) => make(key, period, ''),
  databaseUrl: (key: string) => make(key, databaseUrl),
  oneOf: <const T extends string>(key: string, values: readonly T[], fallback?: T) =>
    make<T>(
      key,
      (input) => values.find((value) => value === input) ?? expected(`one of ${values.join(', ')}`),
      fallback,
    ),
  /** The text in a file whose path is given, so that a secret stands in no environment. */
  secretFile: (key: string) => make(key, contentOf),
  /** The private key (JWK) in a file whose path is given. */
  privateKeyFile: (key: string): Setting<JWK> => ({ key, spec: makeExactValidator<JWK>(privateKeyIn)({}) }),
  /** The text in a file whose path is given; a fallback is the text, and not a path. */
  textFile: (key: string, fallback: string) => make(key, contentOf, fallback),
};
