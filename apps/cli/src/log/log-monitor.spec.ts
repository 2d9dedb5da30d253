import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteVerifier } from '@askonce/tlog';
import { LOG_KEYS, TestLog } from '../../../../libs/tlog/src/log.fixture';
import { LogMonitor, type MonitorOptions } from './log-monitor';
import { type ServedLog, serveLog } from './tampered-log.fixture';

const leaf = (agency: string, kind = 'released') =>
  Buffer.from(JSON.stringify({ agency, hour: '2026-11-22T09:00:00Z', kind }));
const some = [leaf('housing'), leaf('tax'), Buffer.from('no leaf'), leaf('housing', 'denied')];
const more = [
  ...some,
  leaf('housing'),
  Buffer.from('[]'),
  leaf('housing\u001b[2J'),
  leaf('tax'),
  leaf('housing', 'denied'),
];

describe('askonce log monitor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-monitor-'));
  const states = join(folder, 'states');
  const state = join(states, 'state');
  let served: ServedLog;
  let said: string[];
  let complaints: string[];
  beforeAll(async () => {
    served = await serveLog(new TestLog(some));
  });
  beforeEach(() => {
    rmSync(states, { recursive: true, force: true });
    mkdirSync(states);
    served.log = new TestLog(some);
    [said, complaints] = [[], []];
  });
  afterAll(() => {
    served.stop();
    rmSync(folder, { recursive: true });
  });

  const monitor = (
    options: Partial<MonitorOptions> = {},
    place = `${served.url}/log`,
    ended = AbortSignal.timeout(10_000),
  ) =>
    new LogMonitor(
      place,
      { logKey: noteVerifier(LOG_KEYS.verifierKey) },
      {
        state,
        every: 1,
        once: true,
        ...options,
        color: false,
        say: (line) => said.push(line),
        complain: (line) => complaints.push(line),
      },
    ).run(ended);

  it('verifies all of it first, and from then on what is new', async () => {
    expect(await monitor({ agency: ['housing'] })).toBe(0);
    served.log = new TestLog(more);
    expect(await monitor({ agency: ['housing', 'housing\u001b[2J'] })).toBe(0);
    expect(await monitor({ agency: ['housing'] })).toBe(0);
    expect(said).toEqual([
      'The log has 4 entries, all of them verified. From here on it is watched.',
      'entry 4: 2026-11-22T09:00:00Z  housing  released',
      'entry 6: 2026-11-22T09:00:00Z  housing\\u001b[2J  released',
      'entry 8: 2026-11-22T09:00:00Z  housing  denied',
      '5 new entries, 9 in all.',
    ]);
  });

  it('says it as data, of some kinds only, and nothing of entries where no agency is named', async () => {
    await monitor({ json: true });
    served.log = new TestLog(more.slice(0, 6));
    await monitor({ json: true });
    served.log = new TestLog(more);
    await monitor({ json: true, agency: ['housing', 'tax'], kind: ['denied'] });
    expect(said.map((line) => JSON.parse(line) as object)).toEqual([
      { verified: true, size: 4, before: null },
      { verified: true, size: 6, before: 4 },
      { index: 8, leaf: JSON.parse(more[8]!.toString()) as object },
      { verified: true, size: 9, before: 6 },
    ]);
  });

  it.each<[string, TestLog, string, number]>([
    ['at the same size', new TestLog(some.toReversed()), 'roots_differ', 9],
    ['and goes on', new TestLog(more.toReversed()), 'consistency_mismatch', 10],
    ['and is shorter', new TestLog(some.slice(1)), 'log_shrank', 11],
  ])('ends with a fork %s, and keeps both as evidence', async (_title, fork, code, exitCode) => {
    await monitor();
    const before = served.log.checkpoint();
    served.log = fork;
    expect(await monitor({ once: false })).toBe(exitCode);
    expect(said.at(-1)).toContain(`(${code})`);
    expect(readFileSync(state, 'utf8')).toBe(before);
    const evidence = readdirSync(states).filter((name) => name !== 'state');
    expect(evidence.sort().map((name) => readFileSync(join(states, name), 'utf8'))).toEqual([
      before,
      fork.checkpoint(),
    ]);
    expect(complaints).toEqual([expect.stringContaining(evidence.map((name) => join(states, name)).join(' and '))]);
  });

  it('keeps the evidence of one fork when it sees another one, and none twice', async () => {
    await monitor();
    for (const fork of [some.toReversed(), more.toReversed(), some.toReversed()]) {
      served.log = new TestLog(fork);
      expect(await monitor()).not.toBe(0);
    }
    expect(readdirSync(states)).toHaveLength(1 + 2 * 2);
  });

  it('does not call it a fork, and keeps nothing, when what is served is no checkpoint or a wrong tile', async () => {
    await monitor();
    served.log = new TestLog(more);
    served.log.write('tile/0/000.p/9', Buffer.alloc(9 * 32));
    expect(await monitor()).toBe(7);
    served.log.write('checkpoint', '<html>');
    expect(await monitor()).toBe(2);
    expect(readdirSync(states)).toEqual(['state']);
  });

  it('ends at once when it is told to while it waits for an answer', async () => {
    const ended = new AbortController();
    served.onSilence = () => {
      ended.abort();
    };
    expect(await monitor({ once: false }, `${served.url}/silent`, ended.signal)).toBe(0);
    expect([said, complaints]).toEqual([[], []]);
  });

  it('goes on when an address does not answer for a while, and not when it looks once', async () => {
    const ended = new AbortController();
    const running = new LogMonitor(
      'http://127.0.0.1:9/log',
      { logKey: noteVerifier(LOG_KEYS.verifierKey) },
      {
        state,
        every: 1,
        color: false,
        say: (line) => said.push(line),
        complain: (line) => {
          complaints.push(line);
          ended.abort();
        },
      },
    ).run(ended.signal);
    expect(await running).toBe(0);
    expect(complaints).toEqual([expect.stringMatching(/gave no usable answer.*Trying again in 1 s\.$/)]);
    await expect(monitor({}, 'http://127.0.0.1:9/log')).rejects.toThrow('gave no usable answer');
    expect(existsSync(state)).toBe(false);
  });
});
