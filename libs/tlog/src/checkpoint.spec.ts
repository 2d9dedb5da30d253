import { cosignersOf, formatCheckpoint, openCheckpoint, parseCheckpoint, QuorumMissed } from './checkpoint';
import { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature';
import { EMPTY_ROOT } from './hashes';
import { logKey, logSigner, ORIGIN, seed } from './log.fixture';
import { formatNote, signNote, signText } from './note';
import { encodeKeys, noteSigner, noteVerifier } from './note-keys';
import { refusalOf } from './refusal.fixture';

const root = seed('root');
const ROOT = root.toString('base64');
const TEXT = `${ORIGIN}\n20852163\n${ROOT}\n`;
const checkpoint = { origin: ORIGIN, size: 20_852_163, root, extensions: [] };

/** A checkpoint of a public Certificate Transparency log, with the log's Ed25519 signature and those of four witnesses. */
const PUBLIC_LOG = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const publicLogKey = noteVerifier(
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
);
const publicWitness = cosignatureVerifier('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2');

/** A checkpoint of the Go checksum database. */
const GO_SUM = `go.sum database tree
15368405
/g9am3I6YWNKaZX/jkne1fqd9zEyjss+JXyPXG0WfkY=

— sum.golang.org Az3grqJGUaSGukG9p8nI2vKgiFn7qGHxn0W+mrwyI6Gz3F0t1J3LzmWk/p96Ybf295EjwdSwlzgijq5WA9d1Ded7owM=
`;
const goSumKey = noteVerifier('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');

describe("other people's checkpoints", () => {
  it('of a public log, with its witnesses', () => {
    const opened = openCheckpoint(PUBLIC_LOG, { logKey: publicLogKey, witnesses: [publicWitness], quorum: 1 });
    expect([opened.size, opened.cosignatures.map(({ name }) => name)]).toEqual([1_432_088_532, ['remora.n621.de']]);
    expect(cosignatureTime(opened.cosignatures[0]!)).toBe(0x6a122120);
    expect(refusalOf(() => openCheckpoint(PUBLIC_LOG, { logKey: publicLogKey, quorum: 1 }))).toBe('quorum_missed');
    const altered = PUBLIC_LOG.replace('1432088532', '1432088533');
    expect(refusalOf(() => openCheckpoint(altered, { logKey: publicLogKey }))).toBe('signature_invalid');
  });

  it('of the Go checksum database, whose origin is not the name of its key', () => {
    const policy = { logKey: goSumKey, origin: 'go.sum database tree' };
    expect(openCheckpoint(Buffer.from(GO_SUM), policy).size).toBe(15_368_405);
    expect(refusalOf(() => openCheckpoint(GO_SUM, { logKey: goSumKey }))).toBe('checkpoint_origin_mismatch');
  });
});

describe('the text of a checkpoint', () => {
  it('is written and read to the byte', () => {
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual(checkpoint);
    const extended = { ...checkpoint, extensions: ['one more', 'and another'] };
    expect(formatCheckpoint(extended)).toBe(`${TEXT}one more\nand another\n`);
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual(extended);
    expect(parseCheckpoint(formatCheckpoint({ origin: 'o', size: 0, root: EMPTY_ROOT })).size).toBe(0);
  });

  it.each([
    ['', 'checkpoint_malformed'],
    ['\n', 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT}`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n`, 'checkpoint_malformed'],
    [`\n5\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT}\n\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT}\n\nextension\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n05\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n+5\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n-5\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5.0\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5e3\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n0x5\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n 5\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n٥\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n${'9'.repeat(1_000_000)}\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n9007199254740992\n${ROOT}\n`, 'number_too_large'],
    [`${ORIGIN}\n18446744073709551615\n${ROOT}\n`, 'number_too_large'],
    [`${ORIGIN}\n0\n${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT.slice(0, -4)}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT.slice(0, -1)}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n ${ROOT}\n`, 'checkpoint_malformed'],
    [`${ORIGIN}\n5\n${ROOT}==\n`, 'checkpoint_malformed'],
  ])('is refused when it is %.80j', (text, code) => {
    expect(refusalOf(() => parseCheckpoint(text))).toBe(code);
  });

  it.each([
    [{ origin: '' }, 'checkpoint_malformed'],
    [{ origin: 'two\nlines' }, 'checkpoint_malformed'],
    [{ extensions: [''] }, 'checkpoint_malformed'],
    [{ extensions: ['a\tb'] }, 'checkpoint_malformed'],
    [{ root: Buffer.alloc(31) }, 'checkpoint_malformed'],
    [{ size: 0 }, 'checkpoint_malformed'],
    [{ size: 1.5 }, 'number_malformed'],
    [{ size: 2 ** 53 }, 'number_too_large'],
  ])('is not written with %j', (wrong, code) => {
    expect(refusalOf(() => formatCheckpoint({ ...checkpoint, ...wrong }))).toBe(code);
  });
});

const quorumMissedBy = (open: () => unknown): QuorumMissed => {
  try {
    open();
  } catch (error) {
    if (error instanceof QuorumMissed) return error;
  }
  throw new Error('The quorum was not missed');
};

describe('a signed checkpoint', () => {
  const keys = (name: string) => encodeKeys(name, seed(name), 'cosignature');
  const witnesses = ['w1.example', 'w2.example', 'w3.example'].map((name) =>
    cosignatureVerifier(keys(name).verifierKey),
  );
  const cosign = (name: string, time = 1_679_315_147) =>
    signText(
      TEXT,
      cosigner(keys(name).signerKey, () => time),
    );
  const signed = (...names: string[]) =>
    formatNote({ text: TEXT, signatures: [signText(TEXT, logSigner), ...names.map((name) => cosign(name))] });

  it('says what it says when the log signed it', () => {
    expect(openCheckpoint(signed(), { logKey })).toEqual({ ...checkpoint, text: TEXT, cosignatures: [] });
  });

  it('is refused without the signature of the log, whoever else signed', () => {
    const others = formatNote({ text: TEXT, signatures: [cosign('w1.example'), cosign('w2.example')] });
    expect(refusalOf(() => openCheckpoint(others, { logKey, witnesses }))).toBe('note_unsigned');
    const stranger = noteSigner(encodeKeys(ORIGIN, seed('stranger')).signerKey);
    expect(refusalOf(() => openCheckpoint(signNote(TEXT, stranger), { logKey }))).toBe('note_unsigned');
  });

  it('is refused without it even if a witness has a key with the same id', () => {
    const twin = { name: 'twin.example', keyId: logKey.keyId, verify: () => true, sign: () => Buffer.alloc(64) };
    const note = formatNote({ text: TEXT, signatures: [signText(TEXT, twin)] });
    expect(refusalOf(() => openCheckpoint(note, { logKey, witnesses: [twin] }))).toBe('note_unsigned');
  });

  it('counts witnesses, not signatures', () => {
    const policy = { logKey, witnesses, quorum: 2 };
    expect(openCheckpoint(signed('w1.example', 'w3.example'), policy).cosignatures).toHaveLength(2);
    expect(refusalOf(() => openCheckpoint(signed('w1.example', 'w1.example'), policy))).toBe('quorum_missed');
    expect(refusalOf(() => openCheckpoint(signed('w1.example', 'w9.example'), policy))).toBe('quorum_missed');
  });

  it('comes with the error when too few witnesses signed, to say who did', () => {
    const open = () => openCheckpoint(signed('w3.example', 'w3.example'), { logKey, witnesses, quorum: 2 });
    const { checkpoint: missed, message } = quorumMissedBy(open);
    expect(message).toBe('1 of 3 witnesses cosigned, 2 are needed');
    expect(cosignersOf(missed, witnesses).map(({ name }) => name)).toEqual(['w3.example']);
  });

  it('is not opened for a quorum that is no number', () => {
    for (const quorum of [NaN, -1, 0.5]) {
      expect(refusalOf(() => openCheckpoint(signed(), { logKey, witnesses, quorum }))).toBe('number_malformed');
    }
  });

  it('is refused when a known witness did not sign that', () => {
    const other = formatCheckpoint({ ...checkpoint, size: 20_852_162 });
    const wrong = signText(
      other,
      cosigner(keys('w1.example').signerKey, () => 1),
    );
    const note = formatNote({ text: TEXT, signatures: [signText(TEXT, logSigner), wrong] });
    expect(refusalOf(() => openCheckpoint(note, { logKey, witnesses }))).toBe('signature_invalid');
    expect(openCheckpoint(note, { logKey }).size).toBe(20_852_163);
  });

  it('is refused when its text is none of a checkpoint, though signed', () => {
    expect(refusalOf(() => openCheckpoint(signNote('a note\n', logSigner), { logKey }))).toBe('checkpoint_malformed');
  });
});
