import { type AnswerHeaders } from './answer-headers';
import {
  anotherRootPem,
  type AnswerDescription,
  type AnswerParts,
  aSignedAnswer,
  issuingCertificate,
  rootCertificate,
  SIGNED_AT,
  signerCertificate,
} from './signed-answer.fixture';
import { readTrustedRoot } from './trusted-root';
import { verifyAnswer } from './verify-answer';

const BODY = '<answer/>';

const verify = ({ body, digest, signature, rootPem }: AnswerParts) =>
  verifyAnswer({ body, headers: { digest, signature } satisfies AnswerHeaders, root: readTrustedRoot(rootPem) });
const signed = (description: AnswerDescription = {}): AnswerParts => aSignedAnswer({ body: BODY, ...description });
const changedAt = (text: string, index: number, to = text[index] === 'A' ? 'B' : 'A'): string =>
  text.slice(0, index) + to + text.slice(index + 1);

describe('the signature of an answer', () => {
  it('holds, and says who signed when', async () => {
    const found = await verify(signed());
    expect(found).toEqual({ signer: '"CN=Signer"', signedAt: new Date(SIGNED_AT) });
  });

  it('holds when the root is left out of the path', async () => {
    await expect(verify(signed({ certificates: [signerCertificate(), issuingCertificate()] }))).resolves.toBeDefined();
  });

  it('holds at the first and at the last second of a certificate', async () => {
    const period = { from: SIGNED_AT, to: SIGNED_AT };
    const certificates = [signerCertificate(period), issuingCertificate()];
    await expect(verify(signed({ certificates }))).resolves.toBeDefined();
  });
});

describe('an answer is refused', () => {
  it.each(Array.from({ length: BODY.length }, (_, index) => index))(
    'when character %i of its body is changed',
    async (index) => {
      const body = Buffer.from(changedAt(BODY, index));
      await expect(verify({ ...signed(), body })).rejects.toThrow(/does not have the digest/);
    },
  );

  it('when body and digest are changed together', async () => {
    const { body, digest } = aSignedAnswer({ body: '<other/>' });
    await expect(verify({ ...signed(), body, digest })).rejects.toThrow(/not the signer's over this digest/);
  });

  it('when the digest is written in another way', async () => {
    const answer = signed();
    const digest = answer.digest.replace('SHA-256', 'sha-256');
    await expect(verify({ ...answer, digest })).rejects.toThrow(/does not have the digest/);
  });

  it('when any character of its signature header is changed', async () => {
    const answer = signed();
    const end = answer.signature.length;
    const step = 97;
    const places = [...Array(Math.floor(end / step)).keys()].map((count) => count * step);
    for (const index of [...places, ...Array.from({ length: 88 }, (_, count) => end - 1 - count)]) {
      const signature = changedAt(answer.signature, index);
      await expect(verify({ ...answer, signature })).rejects.toThrow(/^Nothing was imported: /);
    }
  });

  it('when only the spare bits of the last character differ', async () => {
    const answer = signed();
    const last = answer.signature.at(-1)!;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const signature = answer.signature.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1]!;
    expect(Buffer.from(signature.split('.')[2]!, 'base64url')).toEqual(
      Buffer.from(answer.signature.split('.')[2]!, 'base64url'),
    );
    await expect(verify({ ...answer, signature })).rejects.toThrow(/not written in base64url/);
  });

  it('when its root is another of the same name', async () => {
    await expect(verify({ ...signed(), rootPem: anotherRootPem() })).rejects.toThrow(/the path does not hold/);
  });

  it.each([
    ['before the certificate was valid', { from: '2026-06-01T12:00:01Z' }],
    ['after it had expired', { to: '2026-06-01T11:59:59Z' }],
  ])('when it was signed %s', async (_name, period) => {
    const certificates = [signerCertificate(period), issuingCertificate()];
    await expect(verify(signed({ certificates }))).rejects.toThrow(/"CN=Signer" was not valid when .* was signed/);
  });

  it.each<[string, Buffer[], RegExp]>([
    ['lacks its issuer', [signerCertificate()], /not issued by "CN=Root"/],
    ['is in another order', [issuingCertificate(), signerCertificate()], /in the place of a signer's/],
    ['goes through one that is no authority', [signerCertificate(), issuingCertificate(false)], /does not hold/],
    ['begins with an authority', [signerCertificate({ ca: true }), issuingCertificate()], /in the place of a signer's/],
    ['names another issuer', [signerCertificate({ issuerName: 'Else' }), issuingCertificate()], /does not hold/],
    ['is the root alone', [rootCertificate], /in the place of a signer's/],
    ['is followed by something', [signerCertificate(), issuingCertificate(), signerCertificate()], /does not hold/],
  ])('when the path of certificates %s', async (_name, certificates, expected) => {
    await expect(verify(signed({ certificates }))).rejects.toThrow(expected);
  });

  it.each<[string, Record<string, unknown>]>([
    ['alg', { alg: 'none' }],
    ['alg', { alg: 'HS256' }],
    ['alg', { alg: 'RS256' }],
    ['b64', { b64: true }],
    ['crit', { crit: ['b64'] }],
    ['crit.0', { crit: ['exp', 'sigD'] }],
    ['crit', { crit: ['b64', 'sigD', 'exp'] }],
    ['crit', { crit: ['b64', 'b64'] }],
    ['crit', { crit: undefined }],
    ['iat', { iat: '1785315710' }],
    ['iat', { iat: undefined }],
    ['iat', { iat: 1e300 }],
    ['sigD', { sigD: undefined }],
    ['sigD.mId', { sigD: { mId: 'http://uri.etsi.org/19182/ObjectIdByURI', pars: ['digest'] } }],
    ['sigD.pars', { sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders', pars: [] } }],
    ['sigD.pars', { sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders', pars: ['digest', 'date'] } }],
    ['x5c', { x5c: [] }],
    ['x5c', { x5c: undefined }],
  ])('when the signature has another %s: %j', async (member, header) => {
    const message = `its ${member} is missing or another.`;
    await expect(verify(signed({ header }))).rejects.toThrow(message);
  });

  it('when alg is not that of the key', async () => {
    await expect(verify(signed({ header: { alg: 'PS256' } }))).rejects.toThrow(/not the signer's over this digest/);
  });

  it.each([
    ['is no certificate', 'AAAA'],
    ['has a byte more', Buffer.concat([signerCertificate(), Buffer.from([0])]).toString('base64')],
    ['is not in base64', `${signerCertificate().toString('base64')}!`],
  ])('when a certificate of the signature %s', async (_name, base64) => {
    await expect(verify(signed({ header: { x5c: [base64] } }))).rejects.toThrow(
      'certificate 1 of the signature is damaged',
    );
  });

  it.each([
    ['an attached payload', ({ signature }: AnswerParts) => signature.replace('..', '.e30.')],
    ['a part too many', ({ signature }: AnswerParts) => `${signature}.e30`],
    ['no parts', () => 'e30'],
  ])('when the signature has %s', async (_name, change) => {
    const answer = signed();
    await expect(verify({ ...answer, signature: change(answer) })).rejects.toThrow(/not a detached JWS/);
  });

  it('when the protected header is not JSON', async () => {
    await expect(verify({ ...signed(), signature: 'bm90IEpTT04..AAAA' })).rejects.toThrow(/is not JSON in base64url/);
  });
});
