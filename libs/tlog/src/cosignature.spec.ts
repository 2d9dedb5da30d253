import { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature';
import { logSigner, ORIGIN, seed } from './log.fixture';
import { signText } from './note';
import { encodeKeys, noteSigner, noteVerifier } from './note-keys';
import { flippedBits, refusalOf } from './refusal.fixture';

const TEXT = `${ORIGIN}\n20852163\n${seed('root').toString('base64')}\n`;
const NAME = 'w1.example';
const KEYS = encodeKeys(NAME, seed(NAME), 'cosignature');
const witness = cosignatureVerifier(KEYS.verifierKey);
const cosign = () =>
  signText(
    TEXT,
    cosigner(KEYS.signerKey, () => 1_679_315_147),
  );

describe('a cosignature', () => {
  it('carries the time', () => {
    const { signature } = cosign();
    expect(Buffer.from(signature).readBigUInt64BE(0)).toBe(1_679_315_147n);
    expect(signature).toHaveLength(72);
    expect(cosignatureTime(cosign())).toBe(1_679_315_147);
    expect(cosignatureTime(signText(TEXT, logSigner))).toBeUndefined();
  });

  it('holds for this text and time only', () => {
    const { signature } = cosign();
    expect(witness.verify(TEXT, signature)).toBe(true);
    expect(witness.verify(`${TEXT}extension\n`, signature)).toBe(false);
    for (const flipped of flippedBits(signature)) expect(witness.verify(TEXT, flipped)).toBe(false);
    expect(witness.verify(TEXT, signature.slice(0, 71))).toBe(false);
  });

  it.each([
    [1n, true],
    [2n ** 53n - 1n, true],
    [2n ** 53n, false],
    [2n ** 64n - 1n, false],
  ])('at %d is valid: %s', (time, isValid) => {
    const { signerKey } = encodeKeys(NAME, seed(NAME));
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(time);
    const signature = Buffer.concat([bytes, noteSigner(signerKey).sign(`cosignature/v1\ntime ${time}\n${TEXT}`)]);
    expect(witness.verify(TEXT, signature)).toBe(isValid);
    expect(cosignatureTime({ name: NAME, keyId: 1, signature })).toBe(isValid ? Number(time) : undefined);
  });

  it('is no signature of a note, and no signature of a note is one', () => {
    const plain = encodeKeys(NAME, seed(NAME));
    expect(noteVerifier(plain.verifierKey).verify(TEXT, cosign().signature.slice(8))).toBe(false);
    const signature = Buffer.concat([Buffer.alloc(8), noteSigner(plain.signerKey).sign(TEXT)]);
    expect(witness.verify(TEXT, signature)).toBe(false);
  });

  it.each([
    ['a note', 'a note\n', 1, 'checkpoint_malformed'],
    ['with half a second', TEXT, 1.5, 'number_malformed'],
    ['before 1970', TEXT, -1, 'number_malformed'],
    ['in milliseconds since ever', TEXT, 2 ** 53, 'number_too_large'],
  ])('is never %s', (_, text, time, code) => {
    expect(
      refusalOf(() =>
        signText(
          text,
          cosigner(KEYS.signerKey, () => time),
        ),
      ),
    ).toBe(code);
  });
});
