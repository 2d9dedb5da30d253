import { parseSignedCheckpoint } from './checkpoint';
import { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature';
import { logSigner, seed, someEntries, TestLog } from './log.fixture';
import { parseNote, signText } from './note';
import { encodeKeys } from './note-keys';
import { proveConsistency } from './proofs';
import { refusalOf } from './refusal.fixture';
import { tileHashReader } from './tile-hash-reader';
import { verifyConsistency } from './verification';
import {
  formatAddCheckpoint,
  formatCosignatures,
  formatKnownSize,
  openCosignatures,
  parseAddCheckpoint,
  parseKnownSize,
} from './witness-messages';

const old = new TestLog(someEntries(300));
const log = new TestLog(someEntries(700));
const checkpoint = log.checkpoint();
const { text } = parseNote(checkpoint);
const HASH = seed('hash').toString('base64');

/** The example of tlog-witness, add-checkpoint. */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const EXAMPLE_ANSWER = `— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
`;

describe('a request', () => {
  it('is that of the specification', () => {
    const request = parseAddCheckpoint(EXAMPLE);
    expect([request.oldSize, request.proof.length]).toEqual([20_852_014, 4]);
    expect(parseSignedCheckpoint(request.checkpoint)).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
    });
    expect(formatAddCheckpoint(request)).toBe(EXAMPLE);
  });

  it('brings what a witness verifies', async () => {
    const proof = await proveConsistency(old.size, log.size, tileHashReader(log.size, log.readTile));
    const request = parseAddCheckpoint(Buffer.from(formatAddCheckpoint({ oldSize: old.size, proof, checkpoint })));
    const { size, root } = parseSignedCheckpoint(request.checkpoint);
    const trees = { oldSize: request.oldSize, oldRoot: old.root, newSize: size, newRoot: root };
    verifyConsistency(trees, request.proof);
    const forked = { ...trees, oldRoot: seed('fork') };
    expect(
      refusalOf(() => {
        verifyConsistency(forked, request.proof);
      }),
    ).toBe('consistency_mismatch');
  });

  it('has no proof when the witness knows no tree', () => {
    expect(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint })).toBe(`old 0\n\n${checkpoint}`);
    expect(parseAddCheckpoint(`old 0\n\n${checkpoint}`)).toEqual({ oldSize: 0, proof: [], checkpoint });
  });

  it.each([
    ['nothing', '', 'witness_request_malformed'],
    ['no text', Buffer.from([0xff]), 'witness_request_malformed'],
    ['no old size', `\n${checkpoint}`, 'witness_request_malformed'],
    ['an old size with a zero before it', `old 05\n\n${checkpoint}`, 'witness_request_malformed'],
    ['an old size in hex', `old 0x5\n\n${checkpoint}`, 'witness_request_malformed'],
    ['a negative old size', `old -5\n\n${checkpoint}`, 'witness_request_malformed'],
    ['two spaces', `old  5\n\n${checkpoint}`, 'witness_request_malformed'],
    ['an old size above all', `old 9007199254740992\n\n${checkpoint}`, 'number_too_large'],
    ['64 hashes', `old 5\n${`${HASH}\n`.repeat(64)}\n${checkpoint}`, 'witness_request_malformed'],
    [
      'a hash of 31 bytes',
      `old 5\n${Buffer.alloc(31).toString('base64')}\n\n${checkpoint}`,
      'witness_request_malformed',
    ],
    ['no empty line', `old 5\n${HASH}\n`, 'witness_request_malformed'],
    ['no checkpoint', `old 5\n${HASH}\n\n`, 'note_malformed'],
    ['a note for a checkpoint', `old 5\n\n${checkpoint.replace('\n700\n', '\n7OO\n')}`, 'checkpoint_malformed'],
    ['too much', `old 5\n\n${'a'.repeat(2 ** 20)}`, 'text_too_large'],
  ])('is refused with %s', (_, body, code) => {
    expect(refusalOf(() => parseAddCheckpoint(body))).toBe(code);
  });

  it('is not written with more than 63 hashes, or something else for a checkpoint', () => {
    const proof = Array<Buffer>(64).fill(seed('hash'));
    expect(refusalOf(() => formatAddCheckpoint({ oldSize: 1, proof, checkpoint }))).toBe('witness_request_malformed');
    expect(
      parseAddCheckpoint(formatAddCheckpoint({ oldSize: 1, proof: proof.slice(1), checkpoint })).proof,
    ).toHaveLength(63);
    expect(refusalOf(() => formatAddCheckpoint({ oldSize: 1, proof: [], checkpoint: 'x' }))).toBe('note_malformed');
  });
});

describe('an answer', () => {
  const keys = (name: string) => encodeKeys(name, seed(name), 'cosignature');
  const known = [cosignatureVerifier(keys('w1.example').verifierKey)];
  const cosign = (name: string, of = text) =>
    signText(
      of,
      cosigner(keys(name).signerKey, () => 1_700_000_000),
    );

  it('gives the cosignatures of known witnesses and leaves others out', () => {
    const body = formatCosignatures([cosign('w2.example'), cosign('w1.example')]);
    const opened = openCosignatures(Buffer.from(body), text, known);
    expect(opened.map((signature) => [signature.name, cosignatureTime(signature)])).toEqual([
      ['w1.example', 1_700_000_000],
    ]);
    expect(openCosignatures(EXAMPLE_ANSWER, text, known)).toEqual([]);
  });

  it('is refused when a known witness cosigned something else, or signed otherwise', () => {
    const other = formatCosignatures([cosign('w1.example', parseNote(old.checkpoint()).text)]);
    expect(refusalOf(() => openCosignatures(other, text, known))).toBe('signature_invalid');
    const plain = { ...signText(text, logSigner), name: 'w1.example', keyId: known[0]!.keyId };
    expect(refusalOf(() => openCosignatures(formatCosignatures([plain]), text, known))).toBe('signature_invalid');
  });

  it.each([
    ['nothing', '', 'witness_answer_malformed'],
    ['a page', '<html></html>\n', 'witness_answer_malformed'],
    ['an empty line', '\n', 'witness_answer_malformed'],
    ['no newline', EXAMPLE_ANSWER.trimEnd(), 'witness_answer_malformed'],
    ['no text', Buffer.from([0xff]), 'witness_answer_malformed'],
    [
      '101 signatures',
      EXAMPLE_ANSWER.split('\n').slice(0, 1).join('').concat('\n').repeat(101),
      'note_too_many_signatures',
    ],
    ['too much', EXAMPLE_ANSWER.repeat(5_000), 'text_too_large'],
  ])('is refused with %s', (_, body, code) => {
    expect(refusalOf(() => openCosignatures(body, text, known))).toBe(code);
  });

  it('is not written without a cosignature', () => {
    expect(refusalOf(() => formatCosignatures([]))).toBe('witness_answer_malformed');
  });

  it('names the size that the witness knows', () => {
    expect(formatKnownSize(20_852_014)).toBe('20852014\n');
    expect(parseKnownSize(Buffer.from('20852014\n'))).toBe(20_852_014);
    expect(parseKnownSize('0\n')).toBe(0);
    for (const body of ['', '\n', '5', '05\n', ' 5\n', '5\n\n', '-5\n', 'conflict\n']) {
      expect(refusalOf(() => parseKnownSize(body))).toBe('witness_answer_malformed');
    }
    expect(refusalOf(() => parseKnownSize('9007199254740992\n'))).toBe('number_too_large');
    expect(refusalOf(() => formatKnownSize(-1))).toBe('number_malformed');
  });
});
