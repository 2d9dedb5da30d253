import { aCertificate, aKeyPair, pemOf } from './certificates.fixture';
import { rootCertificate, signerCertificate } from './signed-answer.fixture';
import { readTrustedRoot } from './trusted-root';

const pem = pemOf(rootCertificate);
const damaged = (offset: number): string => {
  const copy = Buffer.from(rootCertificate);
  copy[copy.length + offset]! ^= 1;
  return pemOf(copy);
};

describe('the trusted root', () => {
  it.each([
    ['alone', pem],
    ['with text around it', `# Tämä on juuri.\n${pem}\nand after`],
    ['with lines that end as on Windows', pem.replaceAll('\n', '\r\n')],
  ])('is read %s', (_name, text) => {
    expect(readTrustedRoot(text).subject).toBe('CN=Root');
  });

  it.each([
    ['holds none', 'nothing here', /holds no certificate in PEM form/],
    ['holds two', pem + pem, /holds several certificates/],
    ['has spaces in its base64', pem.replace('M', 'M '), /is damaged/],
    ['holds no base64', pem.replace('M', '!'), /is damaged/],
    ['holds no certificate', pemOf(Buffer.from('hello')), /is damaged/],
    ['has a byte behind the certificate', pemOf(Buffer.concat([rootCertificate, Buffer.from([0])])), /is damaged/],
    ['is damaged in its signature', damaged(-1), /not an undamaged root/],
    ['is damaged in what it says', damaged(-100), /not an undamaged root|is damaged/],
    ['is not its own issuer', pemOf(signerCertificate()), /not an undamaged root/],
    ['is no authority', pemOf(aCertificate({ name: 'Root', key: aKeyPair() })), /not an undamaged root/],
  ])('is refused when the file %s', (_name, text, expected) => {
    expect(() => readTrustedRoot(text)).toThrow(expected);
  });
});
