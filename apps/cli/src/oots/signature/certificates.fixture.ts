import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Just enough of X.509 (RFC 5280) to make certificates for specs. */
export interface CertificateDescription {
  readonly name: string;
  readonly key: KeyPair;
  readonly issuer?: Issuer;
  readonly ca?: boolean;
  readonly from?: string;
  readonly to?: string;
}

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Issuer {
  readonly name: string;
  readonly key: KeyPair;
}

export const aKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(der(0x06, hex('550403')), der(0x0c, Buffer.from(name)))));
const time = (iso: string): Buffer => der(0x18, Buffer.from(iso.replace(/[-:T]|\.\d+/g, '')));

const ECDSA_WITH_SHA256 = sequence(der(0x06, hex('2a8648ce3d040302')));
const BASIC_CONSTRAINTS = der(0x06, hex('551d13'));
const TRUE = der(0x01, Buffer.from([0xff]));

/** A certificate in DER; its own issuer when none is given. */
export function aCertificate(description: CertificateDescription): Buffer {
  const { name, key, issuer = { name, key }, ca = false } = description;
  const { from = '2026-01-01T00:00:00Z', to = '2027-01-01T00:00:00Z' } = description;
  const constraints = sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(...(ca ? [TRUE] : []))));
  const certificate = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    sequence(time(from), time(to)),
    commonName(name),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(constraints)),
  );
  return sequence(certificate, ECDSA_WITH_SHA256, bits(sign('sha256', certificate, issuer.key.privateKey)));
}

export const pemOf = (certificate: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
