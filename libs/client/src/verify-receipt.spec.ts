import { randomBytes, randomUUID } from 'node:crypto';
import { cosigner, type EncodedKeys, generateKeys } from '@askonce/tlog';
import type { Receipt } from './contract';
import { MAX_RECEIPT_BYTES } from './receipt-format';
import { aLeaf, anOpening, ReceiptLog } from './receipt-log.fixture';
import { isReceiptRefused, type ReceiptRefusalCode } from './receipt-refused';
import { receiptWords } from './receipt-words';
import { type ReceiptPolicy, verifyReceipt } from './verify-receipt';

const log = ReceiptLog.of(anOpening(), anOpening({ agency: 'school' }), anOpening({ fields: ['birthDate'] }));
const stranger = ReceiptLog.of(anOpening());
const policy = { verifierKey: log.verifierKey };

/** What a receipt is refused for. */
function refusal(receipt: unknown, held: ReceiptPolicy = policy): ReceiptRefusalCode | undefined {
  const written = typeof receipt === 'string' || receipt instanceof Uint8Array ? receipt : JSON.stringify(receipt);
  try {
    verifyReceipt(written, held);
    return undefined;
  } catch (error) {
    if (!isReceiptRefused(error)) throw error;
    expect(error.message).toMatch(/\.$/);
    return error.code;
  }
}

describe('a receipt', () => {
  let receipt: Receipt;
  let second: Receipt;

  beforeAll(async () => {
    [receipt, second] = await Promise.all([log.receipt(0), log.receipt(1)]);
  });

  it.each([0, 1, 2])('shows with the verifier key alone what the log holds (%i)', async (index) => {
    const given = await log.receipt(index);
    const { checkpoint, ...shown } = verifyReceipt(JSON.stringify(given), policy);
    const { opening, words, leaf } = given;
    expect(shown).toEqual({ index, opening, words, leaf });
    expect(checkpoint).toMatchObject({ origin: 'log.example', size: 3 });
  });

  it('is the same as bytes, and printed to be read', () => {
    const printed = Buffer.from(JSON.stringify(receipt, undefined, 2));
    expect(verifyReceipt(printed, policy)).toEqual(verifyReceipt(JSON.stringify(receipt), policy));
  });

  it('of what did not fit the contracts says so', async () => {
    const opening = anOpening({ action: 'Anna "was" here', agency: null });
    const strange = new ReceiptLog([aLeaf(opening, { kind: 'opaque' })]);
    const words = receiptWords(opening, true);
    const given = { ...(await strange.receipt(0)), words };
    expect(words[0]).toBe('What happened: something unknown, told as Anna "was" here');
    expect(verifyReceipt(JSON.stringify(given), strange).words).toEqual(words);
    expect(refusal({ ...given, words: receiptWords(opening, false) }, strange)).toBe('words_mismatch');
  });

  it('is refused where the witnesses of a policy did not cosign the log', async () => {
    const [a, b] = ['a', 'b'].map((name) => generateKeys(`witness.example/${name}`, 'cosignature')) as [
      EncodedKeys,
      EncodedKeys,
    ];
    const seen = new ReceiptLog([aLeaf(anOpening())], [cosigner(a.signerKey, () => 1_700_000_000)]);
    const given = JSON.stringify(await seen.receipt(0));
    const demanding = (quorum: string) => ({
      verifierKey: seen.verifierKey,
      witnesses: `witness a ${a.verifierKey}\nwitness b ${b.verifierKey}\n${quorum}`,
    });
    const { cosignatures } = verifyReceipt(given, demanding('quorum a')).checkpoint;
    expect(cosignatures.map(({ name }) => name)).toEqual(['witness.example/a']);
    expect(refusal(given, demanding('group both all a b\nquorum both'))).toBe('quorum_missed');
    expect(refusal(given, demanding('quorum c'))).toBe('policy_malformed');
    expect(refusal(given, demanding(`log ${log.verifierKey}\nquorum a`))).toBe('policy_malformed');
  });

  describe('whose opening was changed', () => {
    it.each<[string, unknown]>([
      ['id', randomUUID()],
      ['action', 'askonce.evidence.denied.v1'],
      ['occurredAt', '2026-11-22T09:12:13.457Z'],
      ['agency', 'school'],
      ['agency', null],
      ['procedure', 'library-card'],
      ['purpose', 'school-enrolment'],
      ['lawfulBasis', 'vital_interest'],
      ['evidenceTypes', ['diploma']],
      ['evidenceTypes', []],
      ['documents', []],
      ['documents', [{ id: randomUUID(), version: 1, evidenceType: 'birth-certificate' }]],
      ['fields', ['birthDate']],
      ['outcome', 'denied'],
      ['requestId', randomUUID()],
      ['person', randomBytes(32).toString('base64')],
      ['details', randomBytes(32).toString('base64')],
    ])('in %s to %j is not what its leaf commits to', (name, value) => {
      const opening = { ...receipt.opening, [name]: value };
      expect(refusal({ ...receipt, opening, words: receiptWords(opening, false) })).toBe('commitment_mismatch');
    });
  });

  it.each<[string, (given: Receipt, other: Receipt) => unknown, ReceiptRefusalCode]>([
    ['the opening of another entry', (given, other) => ({ ...given, opening: other.opening }), 'commitment_mismatch'],
    ['the leaf of another entry', (given, other) => ({ ...given, leaf: other.leaf }), 'commitment_mismatch'],
    ['the salt of another entry', (given, other) => ({ ...given, salt: other.salt }), 'commitment_mismatch'],
    ['a salt with one bit flipped', (given) => ({ ...given, salt: flipped(given.salt) }), 'commitment_mismatch'],
    ['the proof of another entry', (given, other) => ({ ...given, proof: other.proof }), 'inclusion_mismatch'],
    ['the words of another entry', (given, other) => ({ ...given, words: other.words }), 'words_mismatch'],
    ['a line of words more', (given) => ({ ...given, words: [...given.words, 'Paid: 5'] }), 'words_mismatch'],
    ['a line of words less', (given) => ({ ...given, words: given.words.slice(1) }), 'words_mismatch'],
    ['a leaf with another id', (given) => leafWith(given, { id: 'AAAAAAAAAAAAAAAAAAAAAA' }), 'inclusion_mismatch'],
    ['a leaf of another kind', (given) => leafWith(given, { kind: 'opaque' }), 'words_mismatch'],
    ['a leaf of another hour', (given) => leafWith(given, { hour: '2026-11-22T10:00:00Z' }), 'leaf_mismatch'],
    ['a leaf of another agency', (given) => leafWith(given, { agency: 'school' }), 'leaf_mismatch'],
    ['a leaf without agency', (given) => leafWith(given, { agency: undefined }), 'leaf_mismatch'],
    ['a leaf with a member more', (given) => leafWith(given, { z: 1 }), 'leaf_malformed'],
    ['a leaf that is no JSON', (given) => ({ ...given, leaf: '{' }), 'leaf_malformed'],
    ['a leaf with a space', (given) => ({ ...given, leaf: given.leaf.replace(':', ': ') }), 'leaf_malformed'],
    ['a leaf in another order', (given) => ({ ...given, leaf: reversed(given.leaf) }), 'leaf_malformed'],
    ['a proof cut off', (given) => ({ ...given, proof: given.proof.slice(0, 60) }), 'proof_malformed'],
    ['a proof without its last signature', (given) => ({ ...given, proof: cut(given.proof) }), 'note_malformed'],
    ['a proof signed by nobody', (given) => ({ ...given, proof: resigned(given.proof) }), 'signature_invalid'],
  ])('with %s is refused', (_title, tampered, code) => {
    expect(refusal(tampered(receipt, second))).toBe(code);
  });

  it.each<[string, Record<string, unknown>]>([
    ['kind', { kind: 'askonce.evidence.denied.v1' }],
    ['agency', { agency: 'school' }],
    ['hour', { hour: '2026-11-22T08:00:00Z' }],
  ])('is refused where the log itself says another %s outside than inside', async (_name, changed) => {
    const liar = new ReceiptLog([aLeaf(anOpening(), changed)]);
    expect(refusal(await liar.receipt(0), liar)).toBe('leaf_mismatch');
  });

  it('of another log is refused, and so is a key that is none', async () => {
    expect(refusal(await stranger.receipt(0))).toBe('note_unsigned');
    expect(refusal(receipt, { verifierKey: 'log.example' })).toBe('key_malformed');
  });
});

describe('what is no receipt', () => {
  let receipt: Receipt;

  beforeAll(async () => {
    receipt = await log.receipt(0);
  });

  it.each<[string, (given: Receipt) => unknown]>([
    ['nothing', () => ''],
    ['no JSON', () => 'c2sp.org/tlog-proof@v1'],
    ['no UTF-8', () => Buffer.from([0x7b, 0xff])],
    ['JSON in JSON', (given) => JSON.stringify(JSON.stringify(given))],
    ['null', () => 'null'],
    ['a list', (given) => [given]],
    ['a list in lists without end', () => '['.repeat(MAX_RECEIPT_BYTES / 4)],
    [
      'lists in place of words',
      (given) => JSON.stringify({ ...given, words: '?' }).replace('"?"', '['.repeat(1e4) + ']'.repeat(1e4)),
    ],
    ['another format', (given) => ({ ...given, format: 'askonce-receipt@v2' })],
    ['a member too many', (given) => ({ ...given, note: 'paid' })],
    ['a member of the prototype', (given) => `{"__proto__":null,${JSON.stringify(given).slice(1)}`],
    ['a member that is there twice', (given) => `{"words":["Paid: 5"],${JSON.stringify(given).slice(1)}`],
    ['an opening with a member too many', (given) => ({ ...given, opening: { ...given.opening, paid: 5 } })],
    ['an opening with text for a list', (given) => ({ ...given, opening: { ...given.opening, evidenceTypes: 'x' } })],
    ['an opening with half a character', (given) => ({ ...given, opening: { ...given.opening, agency: '\ud800' } })],
    [
      'a document in version 0',
      (given) => ({ ...given, opening: { ...given.opening, documents: [{ id: '', version: 0, evidenceType: '' }] } }),
    ],
    [
      'a time with an offset',
      (given) => ({ ...given, opening: { ...given.opening, occurredAt: '2026-11-22T10:12:13.456+01:00' } }),
    ],
    ['a salt in another alphabet', (given) => ({ ...given, salt: `${'_'.repeat(43)}=` })],
    ['a salt too short', (given) => ({ ...given, salt: '' })],
    ...(['format', 'words', 'opening', 'salt', 'leaf', 'proof'] as const).map(
      (name): [string, (given: Receipt) => unknown] => [
        `a receipt without ${name}`,
        (given) => ({ ...given, [name]: undefined }),
      ],
    ),
  ])('is refused: %s', (_title, made) => {
    expect(refusal(made(receipt))).toBe('receipt_malformed');
  });

  it('is not read beyond its limit', () => {
    expect(refusal(' '.repeat(MAX_RECEIPT_BYTES + 1))).toBe('receipt_too_large');
    expect(refusal(JSON.stringify(receipt).padEnd(MAX_RECEIPT_BYTES))).toBeUndefined();
  });
});

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0]! ^= 1;
  return bytes.toString('base64');
}

const leafWith = (given: Receipt, changed: object): Receipt => ({
  ...given,
  leaf: JSON.stringify({ ...(JSON.parse(given.leaf) as object), ...changed }),
});

const reversed = (leaf: string) =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(leaf) as object).reverse()));

const cut = (proof: string) => proof.slice(0, proof.lastIndexOf('—'));

const resigned = (proof: string) => {
  const at = proof.length - 12;
  return proof.slice(0, at) + (proof[at] === 'A' ? 'B' : 'A') + proof.slice(at + 1);
};
