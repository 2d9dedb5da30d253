import fc from 'fast-check';
import { formatNote, openNote, parseNote, signNote, signText, verifySignatures } from './note';
import { encodeKeys, noteSigner, noteVerifier } from './note-keys';
import { flippedBits, refusalOf } from './refusal.fixture';

/** The note and keys in the documentation and tests of Go's sumdb/note. */
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = noteVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const enoch = noteVerifier('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop');
const peterSigner = noteSigner('PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz');
const NOTE = `${TEXT}\n${PETER_LINE}${ENOCH_LINE}`;

const names = (signatures: readonly { name: string }[]) => signatures.map(({ name }) => name);

it('signs as Go does, to the byte', () => {
  expect(signNote(TEXT, peterSigner)).toBe(`${TEXT}\n${PETER_LINE}`);
});

it('takes a note apart and puts it together again', () => {
  expect(formatNote(parseNote(NOTE))).toBe(NOTE);
  expect(parseNote(Buffer.from(NOTE))).toEqual(parseNote(NOTE));
});

it('verifies those whom it knows and lets the others be', () => {
  const opened = openNote(Buffer.from(NOTE), [peter]);
  expect([opened.text, names(opened.verified), names(opened.unknown)]).toEqual([TEXT, ['PeterNeumann'], ['EnochRoot']]);
  expect(names(openNote(NOTE, [enoch, peter]).verified)).toEqual(['PeterNeumann', 'EnochRoot']);
});

it('does not take a name or an id for a key', () => {
  const sameName = noteVerifier(encodeKeys('PeterNeumann', Buffer.alloc(32, 1)).verifierKey);
  expect(refusalOf(() => openNote(NOTE, [sameName]))).toBe('note_unsigned');
  const sameId = { ...sameName, name: 'Somebody', keyId: peter.keyId };
  expect(refusalOf(() => openNote(NOTE, [sameId]))).toBe('note_unsigned');
  expect(refusalOf(() => openNote(NOTE, []))).toBe('note_unsigned');
});

it('refuses a note for one wrong signature of a known key, whoever else signed', () => {
  const wrong = parseNote(NOTE).signatures.map((signature) =>
    signature.name === 'EnochRoot' ? { ...signature, signature: Buffer.alloc(64) } : signature,
  );
  const note = formatNote({ text: TEXT, signatures: wrong });
  expect(refusalOf(() => openNote(note, [peter, enoch]))).toBe('signature_invalid');
  expect(names(openNote(note, [peter]).verified)).toEqual(['PeterNeumann']);
  const second = formatNote({
    text: TEXT,
    signatures: [signText(TEXT, peterSigner), { ...wrong[1]!, ...keyOf(peter) }],
  });
  expect(refusalOf(() => openNote(second, [peter]))).toBe('signature_invalid');
});

const keyOf = ({ name, keyId }: { name: string; keyId: number }) => ({ name, keyId });

it('refuses signatures that are longer or shorter', () => {
  const { signature } = signText(TEXT, peterSigner);
  for (const other of [signature.slice(1), signature.slice(0, 63), Buffer.concat([signature, Buffer.alloc(1)])]) {
    const note = formatNote({ text: TEXT, signatures: [{ ...keyOf(peter), signature: other }] });
    expect(refusalOf(() => openNote(note, [peter]))).toBe('signature_invalid');
  }
});

it('refuses a note with any bit of text or signature flipped', () => {
  const { signature } = signText(TEXT, peterSigner);
  for (const flipped of flippedBits(signature)) {
    const line = { ...keyOf(peter), signature: flipped };
    expect(refusalOf(() => verifySignatures(TEXT, [line], [peter]))).toBe('signature_invalid');
  }
  let tried = 0;
  for (const flipped of flippedBits(Buffer.from(`${TEXT}\n${PETER_LINE}`))) {
    expect(refusalOf(() => openNote(flipped, [peter]))).toMatch(/^(note_malformed|note_unsigned|signature_invalid)$/);
    tried += 1;
  }
  expect(tried).toBe((TEXT.length + 1 + Buffer.byteLength(PETER_LINE)) * 8);
});

it('refuses two known keys that cannot be told apart', () => {
  expect(refusalOf(() => openNote(NOTE, [peter, enoch, peter]))).toBe('key_ambiguous');
});

it('reads a hundred signatures, and not one more', () => {
  expect(openNote(`${TEXT}\n${ENOCH_LINE.repeat(99)}${PETER_LINE}`, [peter]).unknown).toHaveLength(99);
  expect(refusalOf(() => openNote(`${TEXT}\n${ENOCH_LINE.repeat(100)}${PETER_LINE}`, [peter]))).toBe(
    'note_too_many_signatures',
  );
});

it('reads 16 signatures of the size of post-quantum ones', () => {
  const signatures = Array.from({ length: 16 }, (_, id) => ({
    name: 'future',
    keyId: id,
    signature: Buffer.alloc(5_000),
  }));
  const note = formatNote({ text: TEXT, signatures: [...signatures, signText(TEXT, peterSigner)] });
  expect(openNote(note, [peter]).unknown).toHaveLength(16);
});

it('keeps empty lines within the text', () => {
  const text = 'one\n\n\n— two\n\n';
  expect(openNote(signNote(text, peterSigner), [peter]).text).toBe(text);
});

it.each([
  ['nothing', ''],
  ['text alone', TEXT],
  ['no signature', `${TEXT}\n`],
  ['a signature without newline', `${TEXT}\n${PETER_LINE.slice(0, -1)}`],
  ['no empty line', `${TEXT}${PETER_LINE}`],
  ['a line between signatures', `${TEXT}\n${PETER_LINE}Unexpected line.\n`],
  ['an empty line behind', `${TEXT}\n${PETER_LINE}\n`],
  ['a control character', `\u0001${TEXT}\n${PETER_LINE}`],
  ['a carriage return', `${TEXT}\n${PETER_LINE}`.replaceAll('\n', '\r\n')],
  ['a tab', `a\tb\n\n${PETER_LINE}`],
  ['a byte-order mark in the signature', `${TEXT}\n\ufeff${PETER_LINE}`],
  ['a hyphen for a dash', `${TEXT}\n${PETER_LINE.replace('—', '-')}`],
  ['two spaces', `${TEXT}\n${PETER_LINE.replace(' x08', '  x08')}`],
  ['a name with a space', `${TEXT}\n${PETER_LINE.replace('Neumann', ' Neumann')}`],
  ['a name with a no-break space', `${TEXT}\n${PETER_LINE.replace('Neumann', '\u00a0Neumann')}`],
  ['a name with a plus', `${TEXT}\n${PETER_LINE.replace('Neumann', '+Neumann')}`],
  ['no name', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', '')}`],
  ['no Base 64', `${TEXT}\n— PeterNeumann \n`],
  ['Base 64 without padding', `${TEXT}\n${PETER_LINE.replace('=', '')}`],
  ['Base 64 with bits left over', `${TEXT}\n${PETER_LINE.replace('nAM=', 'nAN=')}`],
  ['Base 64 of URLs', `${TEXT}\n${PETER_LINE.replace('/', '_')}`],
  ['a key id alone', `${TEXT}\n— PeterNeumann x08gow==\n`],
])('refuses a note with %s', (_, note) => {
  expect(refusalOf(() => openNote(note, [peter]))).toBe('note_malformed');
});

it('refuses bytes that are not UTF-8, and strings that are no Unicode', () => {
  const bytes = Buffer.concat([Buffer.from([0xff]), Buffer.from(NOTE)]);
  expect(refusalOf(() => openNote(bytes, [peter]))).toBe('note_malformed');
  expect(refusalOf(() => openNote(`\ud800${NOTE}`, [peter]))).toBe('note_malformed');
  expect(refusalOf(() => signNote('\ud800\n', peterSigner))).toBe('note_malformed');
});

it('refuses what is too long before it looks', () => {
  const long = 'a'.repeat(1024 * 1024);
  expect(refusalOf(() => openNote(`${long}\n\n${PETER_LINE}`, [peter]))).toBe('text_too_large');
});

it.each(['no newline', '', 'a\u0000b\n', 'a\r\n'])('does not sign %j', (text) => {
  expect(refusalOf(() => signNote(text, peterSigner))).toBe('note_malformed');
});

it('writes no note without a signature, or with one that is none', () => {
  expect(refusalOf(() => formatNote({ text: TEXT, signatures: [] }))).toBe('note_malformed');
  const signature = { name: 'a b', keyId: 1, signature: Buffer.alloc(64) };
  expect(refusalOf(() => formatNote({ text: TEXT, signatures: [signature] }))).toBe('note_malformed');
  expect(
    refusalOf(() => formatNote({ text: TEXT, signatures: [{ ...keyOf(peter), signature: Buffer.alloc(0) }] })),
  ).toBe('note_malformed');
});

it('never throws anything but its own refusals', () => {
  const pieces = fc.constantFrom(
    '\n',
    '— ',
    'PeterNeumann',
    ' ',
    PETER_LINE,
    TEXT,
    'AAAAAAA=',
    '\u0000',
    '\ud800',
    '\n\n',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((some) => some.join('')),
        fc.uint8Array(),
      ),
      (input) => {
        const refusal = refusalOf(() => openNote(input, [peter]));
        expect(refusal === undefined || /^(note|signature)_/.test(refusal)).toBe(true);
      },
    ),
  );
});
