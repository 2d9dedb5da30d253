import { AgencyFailure, type AgencyFailureCode } from '../connectors/agency-failure';
import { AgencyProtection } from './agency-protection';
import type { CallMetrics, CallOutcome } from './call-metrics';
import { Interrupted } from './interrupted';
import type { ProtectionLimits } from './protection-limits';

const LIMITS: ProtectionLimits = {
  tryMs: 1_000,
  overallMs: 2_500,
  retries: 2,
  firstRetryMs: 100,
  concurrency: 2,
  breakAfter: 4,
  breakMs: 10_000,
};

class KeptMetrics implements CallMetrics {
  readonly outcomes: CallOutcome[] = [];
  readonly circuits: string[] = [];

  begin() {
    return { end: (outcome: CallOutcome) => void this.outcomes.push(outcome) };
  }

  circuit(agency: string, open: boolean) {
    this.circuits.push(`${agency} ${open ? 'open' : 'closed'}`);
  }
}

describe('the protection of agencies', () => {
  let metrics: KeptMetrics;
  let protection: AgencyProtection;
  let tries: number;
  const stop = new AbortController();
  const bounds = { stopping: stop.signal };

  const failing = (code: AgencyFailureCode) => () => {
    tries += 1;
    return Promise.reject(new AgencyFailure(code));
  };
  const silent = (signal: AbortSignal) => {
    tries += 1;
    return new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    });
  };
  /** The result, once the fake clock has been moved as far as it takes. */
  const settled = async (work: Promise<unknown>, ms = 60_000): Promise<unknown> => {
    const result = work.catch((error: unknown) => (error instanceof AgencyFailure ? error.code : error));
    await jest.advanceTimersByTimeAsync(ms);
    return result;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    tries = 0;
    metrics = new KeptMetrics();
    protection = new AgencyProtection(LIMITS, metrics);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it.each<[AgencyFailureCode, number]>([
    ['unreachable', 3],
    ['server_error', 3],
    ['cut_short', 3],
    ['overloaded', 1],
    ['access_refused', 1],
    ['unexpected_answer', 1],
    ['wrong_digest', 1],
    ['wrong_type', 1],
    ['too_large', 1],
    ['empty', 1],
    ['gone', 1],
  ])('%s is tried %i times', async (code, times) => {
    expect(await settled(protection.run('a', failing(code), bounds))).toBe(code);
    expect(tries).toBe(times);
    expect(metrics.outcomes).toEqual([code]);
  });

  it('hands on what a later try brings', async () => {
    const work = () => (++tries < 3 ? Promise.reject(new AgencyFailure('unreachable')) : Promise.resolve('answer'));
    expect(await settled(protection.run('a', work, bounds))).toBe('answer');
    expect(metrics.outcomes).toEqual(['ok']);
  });

  it('ends a try that takes too long, and all of them together', async () => {
    const running = protection.run('a', silent, bounds);
    expect(await settled(running, LIMITS.overallMs)).toBe('timed_out');
    expect(tries).toBeGreaterThanOrEqual(2);
  });

  it('leaves no more time than the purpose has', async () => {
    expect(await settled(protection.run('a', silent, { ...bounds, withinMs: 300 }), 300)).toBe('timed_out');
    expect(tries).toBe(1);
  });

  it('does not wait for work that does not listen', async () => {
    const deaf = () => new Promise<never>(() => undefined);
    expect(await settled(protection.run('a', deaf, bounds), LIMITS.overallMs)).toBe('timed_out');
  });

  it('interrupts when the service stops', async () => {
    const stopping = new AbortController();
    const running = protection.run('a', silent, { stopping: stopping.signal });
    await jest.advanceTimersByTimeAsync(10);
    stopping.abort();
    expect(await settled(running, 0)).toBeInstanceOf(Interrupted);
    expect(metrics.outcomes).toEqual(['other']);
  });

  it('allows so many calls at a time, and those of another agency beside', async () => {
    const running = [1, 2].map(() => settled(protection.run('a', silent, { ...bounds, withinMs: 500 }), 0));
    expect(await settled(protection.run('a', silent, bounds), 0)).toBe('busy');
    const other = settled(protection.run('b', silent, { ...bounds, withinMs: 500 }), 500);
    expect(await Promise.all([...running, other])).toEqual(['timed_out', 'timed_out', 'timed_out']);
  });

  it('leaves an agency alone after failures in a row, and tries one call later', async () => {
    await settled(protection.run('a', failing('server_error'), bounds), 1_000);
    await settled(protection.run('a', failing('server_error'), bounds), 1_000);
    tries = 0;
    expect(await settled(protection.run('a', failing('server_error'), bounds), 0)).toBe('circuit_open');
    expect(
      await settled(
        protection.run('b', () => Promise.resolve('answer'), bounds),
        0,
      ),
    ).toBe('answer');
    await jest.advanceTimersByTimeAsync(LIMITS.breakMs);
    expect(
      await settled(
        protection.run('a', () => Promise.resolve('answer'), bounds),
        0,
      ),
    ).toBe('answer');
    expect(tries).toBe(0);
    expect(metrics.circuits).toEqual(['a open', 'a closed', 'a closed']);
  });

  it.each<[string, Error]>([
    ['one bad document', new AgencyFailure('wrong_digest')],
    ['what the agency is not to blame for', new Error('the registry is away')],
  ])('never leaves an agency alone for %s', async (_what, error) => {
    const results: unknown[] = [];
    for (let n = 0; n < 10; n += 1)
      results.push(
        await settled(
          protection.run('a', () => Promise.reject(error), bounds),
          0,
        ),
      );
    expect(new Set(results)).toEqual(new Set([error instanceof AgencyFailure ? error.code : error]));
    expect(metrics.circuits).toEqual([]);
  });
});
