import { createHash, type Hash } from 'node:crypto';
import { AgencyFailure } from '../agency-failure';

const ALGORITHMS = new Map([
  ['sha-512', 'sha512'],
  ['sha-256', 'sha256'],
]);

/** What a source promised about its bytes. */
export interface PromisedDigest {
  readonly hash: Hash;
  readonly expected: Buffer;
}

/**
 * The strongest digest that a Repr-Digest header (RFC 9530) promises; undefined where there is none or only of unknown
 * algorithms, which RFC 9530 §2 says to ignore.
 * @throws AgencyFailure when a digest we know is malformed
 */
export function promisedDigest(header: string | null): PromisedDigest | undefined {
  const members = new Map((header ?? '').split(',').map((member) => splitOnce(member.trim())));
  for (const [name, algorithm] of ALGORITHMS) {
    const value = members.get(name);
    if (value === undefined) continue;
    const base64 = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value)?.[1];
    if (base64 === undefined) throw new AgencyFailure('wrong_digest');
    return { hash: createHash(algorithm), expected: Buffer.from(base64, 'base64') };
  }
  return undefined;
}

function splitOnce(member: string): [string, string] {
  const at = member.indexOf('=');
  return at < 0 ? [member, ''] : [member.slice(0, at), member.slice(at + 1)];
}
