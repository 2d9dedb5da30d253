import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_RECEIPT_BYTES, type Receipt, receiptWords } from '@askonce/client';
import { aLeaf, anOpening, ReceiptLog } from '../../../../libs/client/src/receipt-log.fixture';
import { CliError } from '../cli-error';
import { runVerifyProof, type VerifyProofOptions } from './verify-proof.command';

const leaves = [anOpening(), anOpening({ agency: 'school' })].map((opening) => aLeaf(opening));
const log = new ReceiptLog(leaves);
const stranger = ReceiptLog.of(anOpening());

describe('askonce log verify-proof', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-receipt-'));
  let receipt: Receipt;
  let other: Receipt;

  const file = (content: string | Uint8Array | object, name = 'receipt.json') => {
    const path = join(folder, name);
    const isWritten = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(path, isWritten ? content : JSON.stringify(content, undefined, 2));
    return path;
  };
  const run = (path: string, options: VerifyProofOptions = {}) =>
    runVerifyProof(path, { key: log.verifierKey, ...options }, false);
  const reasonOf = async (path: string, options: VerifyProofOptions = {}) => {
    const error: unknown = await run(path, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CliError);
    return (error as CliError).message;
  };

  beforeAll(async () => {
    [receipt, other] = await Promise.all([log.receipt(0), log.receipt(1)]);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('says what a receipt shows, and which checkpoint', async () => {
    const { lines, exitCode } = await run(file(receipt));
    expect(exitCode).toBe(0);
    expect(lines[0]).toBe('✓ The log log.example holds this:');
    for (const said of receipt.words) expect(lines).toContain(`  ${said}`);
    expect(lines).toContain('  Legal basis: consent');
    expect(lines.slice(-2)).toEqual([
      'It is entry 0 of 2. The checkpoint that says so is signed with the key of log.example:',
      expect.stringMatching(/^ {2}root [\w+/]{43}= of 2 entries$/),
    ]);
  });

  it('says it as data', async () => {
    const { lines, exitCode } = await run(file(receipt), { json: true });
    const { opening, words, leaf } = receipt;
    const checkpoint = { origin: 'log.example', size: 2, root: expect.any(String) as string };
    expect([exitCode, lines.length]).toEqual([0, 1]);
    expect(JSON.parse(lines[0]!)).toEqual({ verified: true, words, opening, leaf, index: 0, checkpoint });
  });

  it('verifies a proof of the leaf beside it', async () => {
    const entry = file(leaves[1]!.leaf, 'leaf');
    const { lines, exitCode } = await run(file(other.proof, 'x.tlog-proof'), { entry });
    expect([exitCode, lines[2]]).toEqual([0, `  Entry of the log: ${leaves[1]!.leaf}`]);
    const [data] = (await run(join(folder, 'x.tlog-proof'), { entry, json: true })).lines;
    expect(JSON.parse(data!)).toMatchObject({ verified: true, index: 1, leaf: leaves[1]!.leaf });
    expect(data).not.toContain('words');
  });

  it.each<[string, number, () => Promise<unknown> | object | string]>([
    ['receipt_malformed', 2, () => 'no receipt'],
    ['receipt_malformed', 2, () => ''],
    ['receipt_too_large', 2, () => ' '.repeat(MAX_RECEIPT_BYTES + 9)],
    ['leaf_malformed', 2, () => ({ ...receipt, leaf: '{}' })],
    ['proof_malformed', 2, () => ({ ...receipt, proof: '' })],
    ['note_unsigned', 3, () => stranger.receipt(0)],
    ['inclusion_mismatch', 4, () => ({ ...receipt, proof: other.proof })],
    ['commitment_mismatch', 5, () => ({ ...receipt, opening: other.opening })],
    ['leaf_mismatch', 6, () => ({ ...receipt, leaf: receipt.leaf.replace('housing', 'school') })],
    ['words_mismatch', 7, () => ({ ...receipt, words: other.words })],
  ])('says %s, with exit code %i', async (code, exitCode, made) => {
    const path = file((await made()) as object);
    const plain = await run(path);
    expect(plain).toEqual({ lines: [expect.stringContaining(`(${code}): `)], exitCode });
    const [data] = (await run(path, { json: true })).lines;
    expect(JSON.parse(data!)).toMatchObject({ verified: false, code, exitCode });
  });

  it('says that a leaf is not the one that was proved', async () => {
    const entry = file(leaves[0]!.leaf, 'leaf');
    expect(await run(file(other.proof, 'x.tlog-proof'), { entry })).toMatchObject({ exitCode: 4 });
    expect(await run(file('c2sp.org/tlog-proof@v1\nindex 1', 'x.tlog-proof'), { entry })).toMatchObject({
      exitCode: 2,
    });
  });

  it('lets no control character through to the terminal', async () => {
    const opening = anOpening({ agency: 'housing\u001b[2J\nLegal basis: consent' });
    const strange = new ReceiptLog([aLeaf(opening)]);
    const given = { ...(await strange.receipt(0)), words: receiptWords(opening, false) };
    const { lines, exitCode } = await run(file(given), { key: strange.verifierKey });
    expect(exitCode).toBe(0);
    expect(lines).toContain('  Agency: housing\\u001b[2J\\u000aLegal basis: consent');
  });

  it.each<[string, string, VerifyProofOptions]>([
    ['a file that is not there', 'cannot be read (ENOENT)', {}],
    ['a key that is none', 'The verifier key cannot be used: ', { key: 'log.example' }],
  ])('says in one sentence what is wrong with %s', async (_title, reason, options) => {
    const message = await reasonOf(join(folder, 'none'), options);
    expect(message).toContain(reason);
    expect(message).not.toMatch(/\n| at /);
  });

  it('asks for the leaf of a proof, and for none beside a receipt', async () => {
    expect(await reasonOf(file(other.proof, 'x.tlog-proof'))).toContain('--entry');
    expect(await reasonOf(file(receipt), { entry: file('', 'leaf') })).toContain('a receipt holds its leaf');
    expect(await reasonOf(folder)).toContain('cannot be read (EISDIR)');
  });
});
