import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_KEYS, ORIGIN, seed, TestLog } from '../../../../libs/tlog/src/log.fixture';
import {
  both,
  bundle,
  checkpoint,
  entries,
  flip,
  leafOf,
  original,
  SIZE,
  tampered,
} from '../../../../libs/tlog/src/tampering.fixture';
import { encodeKeys, formatNote, noteSigner, parseNote, signText } from '@askonce/tlog';
import { CliError } from '../cli-error';
import { type ServedLog, serveLog, writeLog } from './tampered-log.fixture';
import { runVerify, type VerifyOptions } from './verify.command';

const stranger = noteSigner(encodeKeys(ORIGIN, seed('stranger')).signerKey);
const unknown = signText('another note\n', noteSigner(encodeKeys('w.example', seed('w')).signerKey));
const fork = new TestLog(entries.with(1_234, Buffer.from('rewritten')));
const cosigned = formatNote({
  text: parseNote(original.checkpoint()).text,
  signatures: [unknown, ...parseNote(original.checkpoint()).signatures],
});

describe('askonce log verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-log-'));
  const place = join(folder, 'log');
  const keep = join(folder, 'kept');
  let served: ServedLog;
  beforeAll(async () => {
    served = await serveLog(original);
  });
  beforeEach(() => {
    rmSync(keep, { force: true });
  });
  afterAll(() => {
    served.stop();
    rmSync(folder, { recursive: true });
  });

  /** No time passes. */
  const pause = () => Promise.resolve();
  const run = (where: string, options: VerifyOptions = {}) =>
    runVerify(where, { key: LOG_KEYS.verifierKey, ...options }, { color: false, pause });
  const reasonOf = async (where: string, options: VerifyOptions = {}) => {
    const error: unknown = await run(where, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CliError);
    expect((error as CliError).message).not.toContain('\n');
    return (error as CliError).message;
  };

  it('says what it verified in a folder, and at an address', async () => {
    writeLog(place, original);
    for (const where of [place, `${served.url}/log`, `${served.url}/log/`]) {
      const { lines, exitCode } = await run(where);
      expect(exitCode).toBe(0);
      expect(lines).toEqual([
        `✓ ${ORIGIN}: ${SIZE} entries; every entry and every tile is what the signed checkpoint says.`,
        `  root ${Buffer.from(original.root).toString('base64')}`,
      ]);
    }
  });

  it('says it as data', async () => {
    const root = Buffer.from(original.root).toString('base64');
    const { lines } = await run(`${served.url}/log`, { json: true });
    expect(JSON.parse(lines[0]!)).toEqual({
      verified: true,
      origin: ORIGIN,
      size: SIZE,
      root,
      tiles: true,
      continues: null,
    });
  });

  it('verifies what the service keeps outside its database: entries, and no tiles', async () => {
    const isKept = (path: string) => path === 'checkpoint' || path.startsWith('tile/entries/');
    writeLog(place, original, isKept);
    expect(await run(place)).toMatchObject({
      exitCode: 0,
      lines: [expect.stringContaining('no tiles here'), expect.anything()],
    });
    writeLog(place, tampered(bundle(7, (some) => some.with(9, Buffer.from('x')))), isKept);
    expect(await run(place)).toMatchObject({ exitCode: 8 });
  });

  it.each<[string, TestLog, string, number]>([
    ['a checkpoint cut', tampered(checkpoint(original.checkpoint().slice(0, -20))), 'note_malformed', 2],
    ['a checkpoint by another key', tampered(checkpoint(original.checkpoint({}, stranger))), 'note_unsigned', 3],
    [
      'a checkpoint altered',
      tampered(checkpoint(original.checkpoint().replace('3000', '2999'))),
      'signature_invalid',
      4,
    ],
    ['another origin', tampered(checkpoint(original.checkpoint({ origin: 'x' }))), 'checkpoint_origin_mismatch', 5],
    ['a leaf changed', tampered(bundle(7, (some) => some.with(9, Buffer.from('x')))), 'entry_mismatch', 6],
    [
      'a leaf changed in entries and tile',
      tampered(
        both(
          bundle(7, (some) => some.with(9, Buffer.from('x'))),
          leafOf(7 * 256 + 9, 'x'),
        ),
      ),
      'entry_mismatch',
      6,
    ],
    [
      'two leaves swapped',
      tampered(bundle(7, (some) => some.with(8, some[9]!).with(9, some[8]!))),
      'entry_mismatch',
      6,
    ],
    ['a leaf removed', tampered(bundle(7, (some) => some.toSpliced(9, 1))), 'bundle_wrong_length', 2],
    [
      'a leaf inserted',
      tampered(bundle(11, (some) => some.toSpliced(9, 0, Buffer.from('x')))),
      'bundle_wrong_length',
      2,
    ],
    ['a bit of a tile flipped', tampered(flip('tile/1/000.p/11', 351)), 'tile_mismatch', 7],
    [
      'an older size signed with another root',
      tampered(checkpoint(original.checkpoint({ size: 2_816, root: seed('x') }))),
      'root_mismatch',
      8,
    ],
  ])('finds %s', async (_title, log, code, exitCode) => {
    writeLog(place, log);
    served.log = log;
    for (const where of [place, `${served.url}/log`]) {
      expect(await run(where)).toEqual({ lines: [expect.stringContaining(`does not hold (${code}): `)], exitCode });
    }
    const { lines } = await run(place, { json: true });
    expect(JSON.parse(lines[0]!)).toMatchObject({ verified: false, code, exitCode });
    served.log = original;
  });

  it('does not mind signatures of keys that it does not know', async () => {
    writeLog(place, tampered(checkpoint(cosigned)));
    expect(await run(place)).toMatchObject({ exitCode: 0 });
  });

  it.each<[string, TestLog, string, number]>([
    ['forked at the same size', fork, 'roots_differ', 9],
    ['was rewritten and went on', new TestLog([...fork.entries, Buffer.from('more')]), 'consistency_mismatch', 10],
    ['became shorter', new TestLog(entries.slice(0, 2_900)), 'log_shrank', 11],
  ])('holds a log to what it kept: one that %s', async (_title, log, code, exitCode) => {
    writeLog(place, original);
    expect((await run(place, { keep })).exitCode).toBe(0);
    expect((await run(place, { keep })).lines[2]).toBe(`  It continues the log of ${SIZE} entries that was kept.`);
    writeLog(place, log);
    expect(await run(place)).toMatchObject({ exitCode: 0 });
    expect(await run(place, { keep })).toMatchObject({ lines: [expect.stringContaining(code)], exitCode });
    expect(readFileSync(keep, 'utf8')).toBe(original.checkpoint());
  });

  it('holds a log to a checkpoint that somebody gave, and changes nothing there', async () => {
    const trusted = join(folder, 'trusted');
    const older = new TestLog(entries.slice(0, 1_000)).checkpoint();
    writeFileSync(trusted, older);
    writeLog(place, original);
    expect((await run(place, { trusted })).lines[2]).toBe('  It continues the log of 1000 entries that was kept.');
    expect(readFileSync(trusted, 'utf8')).toBe(older);
    writeFileSync(trusted, fork.checkpoint());
    expect(await run(place, { trusted })).toMatchObject({ exitCode: 9 });
    expect(await reasonOf(place, { trusted: join(folder, 'mistyped') })).toBe(
      `There is no ${join(folder, 'mistyped')}.`,
    );
    expect(await reasonOf(place, { trusted, keep })).toContain('Say --trusted or --keep');
  });

  it('keeps nothing of a log that does not hold', async () => {
    writeLog(place, tampered(flip('tile/1/000.p/11', 3)));
    expect((await run(place, { keep })).exitCode).toBe(7);
    expect(existsSync(keep)).toBe(false);
  });

  it.each<[string, () => string, VerifyOptions, string]>([
    ['a folder without a log', () => folder, {}, 'has no checkpoint'],
    ['an address without a log', () => `${served.url}/log/none`, {}, 'has no checkpoint'],
    ['an address where nobody answers', () => 'http://127.0.0.1:9/log', {}, 'gave no usable answer'],
    ['an address that leads elsewhere', () => `${served.url}/elsewhere`, {}, 'gave no usable answer'],
    ['a server that fails', () => `${served.url}/failing`, {}, 'answered with 503'],
    ['an answer that never ends', () => `${served.url}/endless`, {}, 'has more than the 1048576 bytes'],
    ['a key that is none', () => place, { key: 'log.example' }, 'The verifier key cannot be used'],
  ])('says in one sentence that it cannot try %s', async (_title, where, options, reason) => {
    expect(await reasonOf(where(), options)).toContain(reason);
  });

  it('says that a log is not whole, and that what was kept is of another log', async () => {
    writeLog(place, original, (path) => path !== 'tile/entries/005');
    expect(await reasonOf(place)).toBe('The log is not whole: it has no tile/entries/005.');
    writeFileSync(keep, original.checkpoint({}, stranger));
    expect(await reasonOf(place, { keep })).toContain('does not hold a checkpoint of this log');
  });
});
