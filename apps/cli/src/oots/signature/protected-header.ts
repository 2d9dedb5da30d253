import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { canonicalBase64 } from './canonical-base64';
import { ImportRefused } from '../import-refused';

/** Signatures by public keys only, with digests that hold; never `none`, never a shared secret. */
export const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'] as const;

/** Extensions that have to be understood, and are (RFC 7797; ETSI TS 119 182-1 §5.2.8). */
export const CRITICAL = ['b64', 'sigD'] as const;

const Header = Type.Object({
  alg: Type.Union(ALGORITHMS.map((algorithm) => Type.Literal(algorithm))),
  b64: Type.Literal(false),
  crit: Type.Array(Type.Union(CRITICAL.map((name) => Type.Literal(name))), {
    minItems: 2,
    maxItems: 2,
    uniqueItems: true,
  }),
  /** The signed bytes are these HTTP headers. */
  sigD: Type.Object({
    mId: Type.Literal('http://uri.etsi.org/19182/HttpHeaders'),
    pars: Type.Tuple([Type.Literal('digest')]),
  }),
  iat: Type.Integer({ minimum: 0, maximum: 253_402_300_799 }),
  x5c: Type.Array(Type.String(), { minItems: 1, maxItems: 8 }),
});

/** The protected header of an answer's signature, as far as it is used. */
export type ProtectedHeader = Static<typeof Header>;

/** @throws ImportRefused naming the first member that is not as it has to be. */
export function readProtectedHeader(base64url: string): ProtectedHeader {
  const header = parse(canonicalBase64(base64url, 'base64url'));
  const error = Value.Errors(Header, header).First();
  if (error !== undefined) {
    const member = error.path.slice(1).replaceAll('/', '.') || 'header';
    throw new ImportRefused(`the signature is not one that is accepted here: its ${member} is missing or another.`);
  }
  return header as ProtectedHeader;
}

function parse(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString() ?? '');
  } catch (cause) {
    throw new ImportRefused('the protected header of the signature is not JSON in base64url.', { cause });
  }
}
