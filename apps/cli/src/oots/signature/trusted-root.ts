import { X509Certificate } from 'node:crypto';
import { canonicalBase64 } from './canonical-base64';
import { ImportRefused } from '../import-refused';

const BLOCK = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g;

/**
 * The one root certificate in a PEM file (RFC 7468; text around it is allowed).
 * @throws ImportRefused when there is not exactly one, or it is no certificate authority that signed itself.
 */
export function readTrustedRoot(pem: string): X509Certificate {
  const [block, ...more] = [...pem.matchAll(BLOCK)].map(([, base64 = '']) => base64);
  if (block === undefined) throw new ImportRefused('the trusted file holds no certificate in PEM form.');
  if (more.length > 0) throw new ImportRefused('the trusted file holds several certificates; name a file with one.');
  const root = readCertificate(block.replace(/\r?\n/g, ''), 'the trusted certificate');
  // Its own signature is checked although trust does not come from it: a damaged file is then found out.
  if (!root.ca || !isIssuedBy(root, root)) {
    throw new ImportRefused('the trusted certificate is not an undamaged root: an authority that has signed itself.');
  }
  return root;
}

/** @throws ImportRefused when it is not exactly one certificate in DER, in base64. */
export function readCertificate(base64: string, what: string): X509Certificate {
  const der = canonicalBase64(base64, 'base64');
  const certificate = der === undefined ? undefined : parse(der, what);
  if (der === undefined || certificate?.raw.equals(der) !== true) throw new ImportRefused(`${what} is damaged.`);
  return certificate;
}

function parse(der: Buffer, what: string): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new ImportRefused(`${what} is damaged.`, { cause });
  }
}

/** Whether the issuer is named as such, may sign certificates, and has signed this one. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // The issuer's key is of no kind that Node knows: that is the answer, not a failure.
    return false;
  }
}
