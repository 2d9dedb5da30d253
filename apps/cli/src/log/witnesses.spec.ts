import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cosigner, encodeKeys, parseNote, signNote } from '@askonce/tlog';
import { aLeaf, anOpening, ReceiptLog } from '../../../../libs/client/src/receipt-log.fixture';
import { LOG_KEYS, logSigner, ORIGIN, seed, someEntries, TestLog } from '../../../../libs/tlog/src/log.fixture';
import { CliError } from '../cli-error';
import { LogMonitor } from './log-monitor';
import { type ServedLog, serveLog, writeLog } from './tampered-log.fixture';
import { runVerify } from './verify.command';
import { runVerifyProof } from './verify-proof.command';
import { policyOf } from './which-log';

const AT = 1_700_000_000;
const keysOf = (name: string) => encodeKeys(`witness.example/${name}`, seed(name), 'cosignature');
const signerOf = (name: string) => cosigner(keysOf(name).signerKey, () => AT);
const POLICY = `${['a', 'b', 'c']
  .map((name) => `witness ${name} ${keysOf(name).verifierKey} https://${name}.example/\n`)
  .join('')}group enough 2 a b c\nquorum enough\n`;
const AB = ['a', 'b'].map((name) => ({ name: `witness.example/${name}`, at: '2023-11-14T22:13:20.000Z' }));

/** A log whose latest checkpoint some witnesses cosigned, and whose `cosigned/checkpoint`, of fewer entries, others. */
function aLog(latest: readonly string[], cosigned?: { entries: number; by: readonly string[] }): TestLog {
  const log = new TestLog(someEntries(300), 100);
  const signed = (some: TestLog, by: readonly string[]) =>
    signNote(parseNote(some.checkpoint()).text, logSigner, ...by.map(signerOf));
  log.write('checkpoint', signed(log, latest));
  if (cosigned) {
    log.write('cosigned/checkpoint', signed(new TestLog(someEntries(cosigned.entries)), cosigned.by));
  }
  return log;
}

describe('witnesses that are demanded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-witnesses-'));
  const witnesses = join(folder, 'policy');
  const place = join(folder, 'log');
  const states = join(folder, 'states');
  const keep = join(states, 'kept');
  let served: ServedLog;
  beforeAll(async () => {
    writeFileSync(witnesses, POLICY);
    served = await serveLog(aLog([]));
  });
  beforeEach(() => {
    rmSync(states, { recursive: true, force: true });
    mkdirSync(states);
  });
  afterAll(() => {
    served.stop();
    rmSync(folder, { recursive: true });
  });

  const serve = (log: TestLog) => {
    served.log = log;
    writeLog(place, log);
  };
  const places = () => [`${served.url}/log`, place];
  const verify = (where: string, options: object = {}) =>
    runVerify(where, { key: LOG_KEYS.verifierKey, witnesses, ...options }, { color: false });
  const reasonOf = async (tried: Promise<unknown>) => {
    const error: unknown = await tried.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CliError);
    return (error as CliError).message;
  };

  it.each<[string, TestLog, number]>([
    ['the latest checkpoint', aLog(['a', 'b']), 300],
    ['the one that the log has apart from it', aLog([], { entries: 200, by: ['a', 'b'] }), 200],
  ])('are found under %s, and named', async (_title, log, size) => {
    serve(log);
    for (const where of places()) {
      const { lines, exitCode } = await verify(where);
      expect([exitCode, lines[0]]).toEqual([0, expect.stringContaining(`${ORIGIN}: ${size} entries`)]);
      expect(lines).toContain(
        '  Witnesses that cosigned it: witness.example/a (2023-11-14T22:13:20.000Z), witness.example/b (2023-11-14T22:13:20.000Z). Needed are 2 of 3.',
      );
      const { lines: data } = await verify(where, { json: true });
      expect(JSON.parse(data[0]!)).toMatchObject({ verified: true, witnesses: { cosigned: AB, needed: 2, of: 3 } });
    }
  });

  it.each<[string, TestLog, string[]]>([
    ['none', aLog([]), []],
    ['too few', aLog(['c']), ['witness.example/c']],
    ['one, twice', aLog(['c', 'c']), ['witness.example/c']],
    ['strangers', aLog(['x', 'y', 'z']), []],
    ['too few of those apart', aLog([], { entries: 200, by: ['c'] }), ['witness.example/c']],
  ])('are missed where there are %s, with an exit code of its own', async (_title, log, names) => {
    serve(log);
    for (const where of places()) {
      const { lines, exitCode } = await verify(where, { keep });
      expect([exitCode, lines]).toEqual([12, [expect.stringContaining('(quorum_missed): '), expect.any(String)]]);
      expect(lines[1]).toContain(`cosigned it: ${names[0] ?? 'none'}`);
      const { lines: data } = await verify(where, { json: true });
      const { code, exitCode: said, witnesses: seen } = JSON.parse(data[0]!) as Record<string, unknown>;
      expect([code, said]).toEqual(['quorum_missed', 12]);
      expect((seen as { cosigned: { name: string }[] }).cosigned.map(({ name }) => name)).toEqual(names);
    }
    expect(readdirSync(states)).toEqual([]);
  });

  it('are found in what a service keeps outside its database: no tiles, and no bundles that have grown since', async () => {
    const kept = ['checkpoint', 'cosigned/checkpoint', 'tile/entries/000', 'tile/entries/001.p/44'];
    writeLog(place, aLog([], { entries: 200, by: ['a', 'c'] }), (path) => kept.includes(path));
    const { lines, exitCode } = await verify(place);
    expect([exitCode, lines[0]]).toEqual([
      0,
      expect.stringContaining('200 entries; every entry is (there are no tiles'),
    ]);
  });

  it('do not make a fork of a log that was known further than they have cosigned it', async () => {
    serve(aLog([], { entries: 200, by: ['a', 'b'] }));
    expect(await runVerify(place, { key: LOG_KEYS.verifierKey, keep }, { color: false })).toMatchObject({
      exitCode: 0,
    });
    expect(await reasonOf(verify(place, { keep }))).toContain('has 300 entries and not enough cosignatures');
    serve(aLog(['b', 'c']));
    expect(await verify(place, { keep })).toMatchObject({ exitCode: 0 });
    serve(aLog([], { entries: 200, by: ['a', 'b'] }));
    expect(await verify(place, { keep })).toMatchObject({ exitCode: 11 });
  });

  it('are demanded by a monitor as well', async () => {
    const said: string[] = [];
    const look = async (json: boolean) => {
      const options = { key: LOG_KEYS.verifierKey, witnesses, state: keep, every: 1, once: true, json, color: false };
      const told = { say: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
      const monitor = new LogMonitor(`${served.url}/log`, await policyOf(options), { ...options, ...told });
      return monitor.run(AbortSignal.timeout(10_000));
    };
    serve(aLog([]));
    expect(await look(false)).toBe(12);
    serve(aLog([], { entries: 200, by: ['a', 'b'] }));
    expect(await look(false)).toBe(0);
    expect(said.splice(0).at(-1)).toContain('cosigned it: witness.example/a (');
    serve(aLog(['b', 'c'], { entries: 250, by: ['a', 'b'] }));
    expect(await look(true)).toBe(0);
    expect(JSON.parse(said.at(-1)!)).toMatchObject({ size: 250, before: 200, witnesses: { cosigned: AB } });
    expect(readFileSync(keep, 'utf8')).toBe(Buffer.from(served.log.files.get('cosigned/checkpoint')!).toString());
  });

  it('are demanded of a receipt, and of a proof', async () => {
    const leaf = aLeaf(anOpening());
    const held = async (by: readonly string[], json: boolean) => {
      const log = new ReceiptLog([leaf], by.map(signerOf));
      const [receipt, proof, entry] = [join(folder, 'receipt'), join(folder, 'proof'), join(folder, 'entry')];
      writeFileSync(receipt, JSON.stringify(await log.receipt(0)));
      writeFileSync(proof, await log.proof(0));
      writeFileSync(entry, leaf.leaf);
      const options = { key: log.verifierKey, witnesses, json };
      return [await runVerifyProof(receipt, options, false), await runVerifyProof(proof, { ...options, entry }, false)];
    };
    for (const { lines, exitCode } of await held(['a', 'b'], false)) {
      expect([exitCode, lines.at(-1)]).toEqual([0, expect.stringContaining('cosigned it: witness.example/a')]);
    }
    for (const { lines, exitCode } of await held(['c'], false)) {
      expect([exitCode, lines.at(-1)]).toEqual([8, expect.stringContaining('cosigned it: witness.example/c')]);
    }
    for (const { lines } of await held(['c'], true)) {
      expect(JSON.parse(lines[0]!)).toMatchObject({ code: 'quorum_missed', exitCode: 8, witnesses: { needed: 2 } });
    }
  });

  it.each<[string, string, string]>([
    ['that is none', 'witness a', 'The policy for witnesses cannot be used: Line 1: '],
    ['of other logs', `log ${keysOf('x').verifierKey}\nquorum none`, 'The policy for witnesses cannot be used: '],
    ['without an end', 'x'.repeat(2 ** 20 + 1), 'The policy for witnesses cannot be used: '],
  ])('are not looked for by a policy %s', async (_title, policy, reason) => {
    const file = join(folder, 'other');
    writeFileSync(file, policy);
    expect(await reasonOf(verify(place, { witnesses: file }))).toContain(reason);
    expect(await reasonOf(verify(place, { witnesses: join(folder, 'none') }))).toContain('cannot be read (ENOENT)');
  });
});
