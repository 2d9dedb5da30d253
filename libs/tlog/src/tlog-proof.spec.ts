import { leafHash } from './hashes';
import { anEntry, LOG_KEYS, logKey, seed, someEntries, TestLog } from './log.fixture';
import { encodeKeys, noteSigner, noteVerifier } from './note-keys';
import { proveInclusion } from './proofs';
import { flippedBits, refusalOf } from './refusal.fixture';
import { tileHashReader } from './tile-hash-reader';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof';

const INDEX = 300;
const log = new TestLog(someEntries(700));
const checkpoint = log.checkpoint();
const policy = { logKey };
let proof: string;

beforeAll(async () => {
  const hashes = await proveInclusion(INDEX, log.size, tileHashReader(log.size, log.readTile));
  proof = formatTlogProof({ extra: Buffer.from('salt'), index: INDEX, hashes, checkpoint });
});

it('is text in the format of tlog-proof', () => {
  const lines = proof.split('\n');
  expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra c2FsdA==', 'index 300']);
  expect(lines.slice(3, 13).every((line) => line.length === 44)).toBe(true);
  expect(lines.slice(13).join('\n')).toBe(`\n${checkpoint}`);
});

it('shows without the log that the entry is in it', () => {
  const proven = verifyTlogProof(Buffer.from(proof), anEntry(INDEX), policy);
  expect([proven.index, proven.checkpoint.size, Buffer.from(proven.extra!).toString()]).toEqual([INDEX, 700, 'salt']);
});

it('is written as it was read, with and without extra data', () => {
  expect(formatTlogProof(parseTlogProof(proof))).toBe(proof);
  const written = formatTlogProof({ ...parseTlogProof(proof), extra: new Uint8Array() });
  expect(written).toBe(proof.replace('extra c2FsdA==\n', ''));
  expect(verifyTlogProof(written, anEntry(INDEX), policy).extra).toBeUndefined();
});

it('needs no hashes in a log with one entry', () => {
  const small = new TestLog([anEntry(8)]);
  const text = formatTlogProof({ index: 0, hashes: [], checkpoint: small.checkpoint() });
  expect(text).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${small.checkpoint()}`);
  expect(verifyTlogProof(text, anEntry(8), policy).index).toBe(0);
});

describe('a proof that was tampered with', () => {
  const inLine = (at: number, change: (line: string) => string) =>
    proof
      .split('\n')
      .map((line, index) => (index === at ? change(line) : line))
      .join('\n');

  it.each([
    ['for another entry', () => proof, anEntry(301), 'inclusion_mismatch'],
    ['with another index', () => inLine(2, () => 'index 301'), anEntry(INDEX), 'inclusion_mismatch'],
    ['with an index outside', () => inLine(2, () => 'index 700'), anEntry(INDEX), 'index_out_of_range'],
    ['with an index above all', () => inLine(2, () => 'index 9007199254740993'), anEntry(INDEX), 'number_too_large'],
    ['with a hash less', () => proof.split('\n').toSpliced(4, 1).join('\n'), anEntry(INDEX), 'proof_wrong_length'],
    ['with a hash more', () => inLine(3, (line) => `${line}\n${line}`), anEntry(INDEX), 'proof_wrong_length'],
    ['with two hashes swapped', () => swapped(3, 4), anEntry(INDEX), 'inclusion_mismatch'],
    ['with a root of its own', () => proof.replace(checkpoint, resigned()), anEntry(INDEX), 'note_unsigned'],
    ['with the checkpoint altered', () => proof.replace('\n700\n', '\n701\n'), anEntry(INDEX), 'signature_invalid'],
    [
      'with the checkpoint of another origin',
      () => proof.replace(checkpoint, log.checkpoint({ origin: 'x' })),
      anEntry(INDEX),
      'checkpoint_origin_mismatch',
    ],
  ])('%s is refused', (_, tampered, entry, code) => {
    expect(refusalOf(() => verifyTlogProof(tampered(), entry, policy))).toBe(code);
  });

  const swapped = (one: number, other: number) => {
    const lines = proof.split('\n');
    [lines[one], lines[other]] = [lines[other]!, lines[one]!];
    return lines.join('\n');
  };
  const resigned = () => {
    const stranger = encodeKeys(logKey.name, seed('stranger'));
    return log.checkpoint({ root: seed('another root') }, noteSigner(stranger.signerKey));
  };

  it('in any bit of its hashes is refused', () => {
    const { hashes } = parseTlogProof(proof);
    for (const [at, hash] of hashes.entries()) {
      for (const flipped of flippedBits(hash)) {
        const tampered = formatTlogProof({ ...parseTlogProof(proof), hashes: hashes.with(at, flipped) });
        expect(refusalOf(() => verifyTlogProof(tampered, anEntry(INDEX), policy))).toBe('inclusion_mismatch');
      }
    }
    expect(hashes).toHaveLength(10);
  });

  it('is refused without the witnesses that are demanded', () => {
    expect(refusalOf(() => verifyTlogProof(proof, anEntry(INDEX), { ...policy, quorum: 1 }))).toBe('quorum_missed');
    const stranger = noteVerifier(encodeKeys(logKey.name, seed('stranger')).verifierKey);
    expect(refusalOf(() => verifyTlogProof(proof, anEntry(INDEX), { logKey: stranger }))).toBe('note_unsigned');
  });
});

describe('a file that is no proof', () => {
  it.each([
    ['empty', () => '', 'proof_malformed'],
    ['no text', () => Buffer.from([0xff, 0xfe]), 'proof_malformed'],
    ['another version', () => proof.replace('@v1', '@v2'), 'proof_malformed'],
    ['without index', () => proof.replace(/index .*\n/, ''), 'proof_malformed'],
    ['with a leading zero', () => proof.replace('index 3', 'index 03'), 'proof_malformed'],
    ['with a negative index', () => proof.replace('index 3', 'index -3'), 'proof_malformed'],
    ['with extra behind the index', () => proof.replace(/(extra .*\n)(index .*\n)/, '$2$1'), 'proof_malformed'],
    ['with extra twice', () => proof.replace(/(extra .*\n)/, '$1$1'), 'proof_malformed'],
    ['with empty extra', () => proof.replace('c2FsdA==', ''), 'proof_malformed'],
    ['with extra that is no Base 64', () => proof.replace('c2FsdA==', 'salt!'), 'proof_malformed'],
    ['with a short hash', () => proof.replace(/(index .*\n)..../, '$1'), 'proof_malformed'],
    ['with carriage returns', () => proof.replaceAll('\n', '\r\n'), 'proof_malformed'],
    ['cut in the proof', () => proof.slice(0, 200), 'proof_malformed'],
    ['cut in the checkpoint', () => proof.slice(0, -60), 'note_malformed'],
    ['without checkpoint', () => proof.slice(0, proof.indexOf('\n\n') + 2), 'note_malformed'],
    ['with a note for a checkpoint', () => proof.replace('\n700\n', '\nseven\n'), 'checkpoint_malformed'],
    ['too large', () => proof.replace('c2FsdA==', 'A'.repeat(2 ** 20)), 'text_too_large'],
  ])('%s is refused', (_, text, code) => {
    expect(refusalOf(() => verifyTlogProof(text(), anEntry(INDEX), policy))).toBe(code);
  });

  it('is not written', () => {
    const good = { index: 0, hashes: [leafHash(anEntry(0))], checkpoint };
    expect(refusalOf(() => formatTlogProof({ ...good, index: -1 }))).toBe('number_malformed');
    expect(refusalOf(() => formatTlogProof({ ...good, hashes: [Buffer.alloc(3)] }))).toBe('hash_malformed');
    expect(refusalOf(() => formatTlogProof({ ...good, checkpoint: LOG_KEYS.verifierKey }))).toBe('note_malformed');
  });
});
