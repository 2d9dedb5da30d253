import { createHash, sign } from 'node:crypto';
import { aCertificate, aKeyPair, pemOf } from './certificates.fixture';

export const SIGNED_AT = '2026-06-01T12:00:00.000Z';
const IAT = Date.parse(SIGNED_AT) / 1000;

const keys = { root: aKeyPair(), issuing: aKeyPair(), signer: aKeyPair() };

export const rootCertificate = aCertificate({ name: 'Root', key: keys.root, ca: true });
export const issuingCertificate = (ca = true): Buffer =>
  aCertificate({ name: 'Issuing', key: keys.issuing, issuer: { name: 'Root', key: keys.root }, ca });
interface SignerCertificate {
  readonly from?: string;
  readonly to?: string;
  readonly ca?: boolean;
  /** The name of an issuer that did not sign it. */
  readonly issuerName?: string;
}

export const signerCertificate = ({ issuerName = 'Issuing', ...changes }: SignerCertificate = {}): Buffer =>
  aCertificate({ name: 'Signer', key: keys.signer, issuer: { name: issuerName, key: keys.issuing }, ...changes });

/** An authority that has nothing to do with ours but its name. */
export const anotherRootPem = (): string => pemOf(aCertificate({ name: 'Root', key: aKeyPair(), ca: true }));

export interface AnswerDescription {
  readonly body?: string;
  /** Members of the protected header, in the place of the usual ones. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly certificates?: readonly Buffer[];
}

export interface AnswerParts {
  readonly body: Buffer;
  readonly digest: string;
  readonly signature: string;
  readonly rootPem: string;
}

/** An answer as the Evidence Broker signs it, by keys of the specs' own. */
export function aSignedAnswer({ body = '', header = {}, certificates }: AnswerDescription = {}): AnswerParts {
  const path = certificates ?? [signerCertificate(), issuingCertificate(), rootCertificate];
  const members = {
    alg: 'ES256',
    x5c: path.map((certificate) => certificate.toString('base64')),
    b64: false,
    iat: IAT,
    sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders', pars: ['digest'] },
    crit: ['b64', 'sigD'],
    ...header,
  };
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  const protectedHeader = Buffer.from(JSON.stringify(members)).toString('base64url');
  const bytes = Buffer.from(`${protectedHeader}.digest: ${digest}`);
  const signature = sign('sha256', bytes, { key: keys.signer.privateKey, dsaEncoding: 'ieee-p1363' });
  return {
    body: Buffer.from(body),
    digest,
    signature: `${protectedHeader}..${signature.toString('base64url')}`,
    rootPem: pemOf(rootCertificate),
  };
}

export const headersText = ({ digest, signature }: Pick<AnswerParts, 'digest' | 'signature'>): string =>
  `content-type: application/x-ebrs+xml\noots-response-sig: ${signature}\ndigest: ${digest}\n`;
