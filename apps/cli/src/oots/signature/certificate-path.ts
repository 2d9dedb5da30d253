import type { X509Certificate } from 'node:crypto';
import { ImportRefused } from '../import-refused';
import { isIssuedBy } from './trusted-root';

/** A path as a signature carries it, and what it is judged by. */
export interface CertificatePath {
  /** The signer's certificate, then that of its issuer and so on (RFC 7515 §4.1.6); the root may be the last. */
  readonly certificates: readonly X509Certificate[];
  readonly root: X509Certificate;
  readonly at: Date;
}

/**
 * Checks that the path leads to the root and that every certificate on it was valid at that moment.
 * Revocation, path lengths and name constraints are not looked at.
 * @returns the signer's certificate
 * @throws ImportRefused
 */
export function checkPath({ certificates, root, at }: CertificatePath): X509Certificate {
  const path = certificates.at(-1)?.raw.equals(root.raw) === true ? certificates.slice(0, -1) : certificates;
  const [signer] = path;
  if (signer === undefined || signer.ca) {
    throw new ImportRefused("the signature comes with an authority's certificate in the place of a signer's.");
  }
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1] ?? root;
    if (!issuer.ca || !isIssuedBy(certificate, issuer)) {
      throw new ImportRefused(`${nameOf(certificate)} was not issued by ${nameOf(issuer)}, so the path does not hold.`);
    }
  }
  for (const certificate of [...path, root]) checkValidity(certificate, at);
  return signer;
}

function checkValidity(certificate: X509Certificate, at: Date): void {
  const { validFromDate: from, validToDate: to } = certificate;
  if (at >= from && at <= to) return;
  const period = `from ${from.toISOString()} to ${to.toISOString()}`;
  throw new ImportRefused(
    `${nameOf(certificate)} was not valid when the answer was signed, ${at.toISOString()}, but only ${period}.`,
  );
}

/** Whom a certificate is about, on one line. */
export const nameOf = ({ subject }: X509Certificate): string => `"${subject.replace(/\p{Cc}+/gu, ', ')}"`;
