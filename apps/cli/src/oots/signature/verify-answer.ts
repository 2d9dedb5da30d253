import { createHash, type X509Certificate } from 'node:crypto';
import { flattenedVerify } from 'jose';
import type { AnswerHeaders } from './answer-headers';
import { canonicalBase64 } from './canonical-base64';
import { checkPath, nameOf } from './certificate-path';
import { ImportRefused } from '../import-refused';
import { ALGORITHMS, readProtectedHeader } from './protected-header';
import { readCertificate } from './trusted-root';

/** An answer as it came, and the root that it is judged by. */
export interface SignedAnswer {
  readonly body: Buffer;
  readonly headers: AnswerHeaders;
  readonly root: X509Certificate;
}

/** Who signed an answer, and when they say they did. */
export interface AnswerSignature {
  readonly signer: string;
  readonly signedAt: Date;
}

/**
 * Checks that the body has the digest in the headers, that the digest is signed (a detached JWS over it, RFC 7797), and
 * that the signer's certificate leads to the root and was valid when it signed.
 * @throws ImportRefused when any of it does not hold.
 */
export async function verifyAnswer({ body, headers, root }: SignedAnswer): Promise<AnswerSignature> {
  checkDigest(body, headers.digest);
  const [header = '', payload, signature = '', ...rest] = headers.signature.split('.');
  if (payload !== '' || rest.length > 0) throw new ImportRefused('oots-response-sig is not a detached JWS.');
  const { iat, x5c } = readProtectedHeader(header);
  const signedAt = new Date(iat * 1000);
  const certificates = x5c.map((base64, index) => readCertificate(base64, `certificate ${index + 1} of the signature`));
  const signer = checkPath({ certificates, root, at: signedAt });
  await checkSignature({ header, signature, digest: headers.digest, signer });
  return { signer: nameOf(signer), signedAt };
}

function checkDigest(body: Buffer, digest: string): void {
  const found = createHash('sha256').update(body).digest('base64');
  if (digest === `SHA-256=${found}`) return;
  throw new ImportRefused('the body does not have the digest that its headers name. One of the two was changed.');
}

interface DetachedSignature {
  readonly header: string;
  readonly signature: string;
  readonly digest: string;
  readonly signer: X509Certificate;
}

async function checkSignature({ header, signature, digest, signer }: DetachedSignature): Promise<void> {
  if (canonicalBase64(signature, 'base64url') === undefined) {
    throw new ImportRefused('the signature is not written in base64url. It was changed or cut.');
  }
  const jws = { protected: header, payload: `digest: ${digest}`, signature };
  try {
    await flattenedVerify(jws, signer.publicKey, { algorithms: [...ALGORITHMS], crit: { sigD: true } });
  } catch (cause) {
    throw new ImportRefused("the signature is not the signer's over this digest. One of them was changed.", { cause });
  }
}
