import type { EvidenceRequest, RequestStatus } from './contract';
import { HeldTime } from './timing.fixture';
import { waitForEvidence } from './wait-for-evidence';

/** The registry as it would answer polls: each status after that many milliseconds, or when the wait is over. */
class Registry {
  readonly waits: number[] = [];
  readonly time = new HeldTime();

  constructor(private readonly course: [afterMs: number, status: RequestStatus][]) {}

  readonly poll = (waitSeconds: number): Promise<EvidenceRequest> => {
    const [afterMs, status] = this.course[this.waits.length] ?? [waitSeconds * 1_000, 'asking'];
    this.waits.push(waitSeconds);
    this.time.pass(Math.min(afterMs, waitSeconds * 1_000));
    return Promise.resolve({ id: 'r1', status } as EvidenceRequest);
  };
}

const MINUTES_2 = { timeoutMs: 120_000 };

describe('waiting for evidence', () => {
  it.each(['released', 'denied', 'cancelled', 'expired'] as const)('ends when the request is %s', async (status) => {
    const registry = new Registry([
      [5_000, 'consent_pending'],
      [9_000, 'asking'],
      [1_000, 'fetching'],
      [2_000, status],
    ]);
    const outcome = await waitForEvidence(registry.poll, MINUTES_2, registry.time);
    expect(outcome).toEqual({ status, request: { id: 'r1', status } });
    expect(registry.waits).toEqual([30, 30, 30, 30]);
  });

  it('says that the request still waits when the time is up, and does not wait longer than that', async () => {
    const registry = new Registry([]);
    const outcome = await waitForEvidence(registry.poll, { timeoutMs: 65_500 }, registry.time);
    expect(outcome).toMatchObject({ status: 'waiting', request: { id: 'r1', status: 'asking' } });
    expect(registry.waits.slice(0, 4)).toEqual([30, 30, 5, 0]);
    expect(registry.time.now()).toBe(65_500);
  });

  it('looks once without waiting when there is no time', async () => {
    const registry = new Registry([[0, 'fetching']]);
    expect(await waitForEvidence(registry.poll, { timeoutMs: 0 }, registry.time)).toMatchObject({ status: 'waiting' });
    expect(registry.waits).toEqual([0]);
  });

  it('does not hurry where polls are answered at once', async () => {
    const registry = new Registry([
      [0, 'consent_pending'],
      [100, 'asking'],
      [0, 'released'],
    ]);
    await waitForEvidence(registry.poll, MINUTES_2, registry.time);
    expect(registry.time.pauses).toEqual([250, 150]);
  });

  it('ends with what a poll fails with', async () => {
    const poll = () => Promise.reject(new Error('gone'));
    await expect(waitForEvidence(poll, MINUTES_2, new HeldTime())).rejects.toThrow('gone');
  });

  it('ends with the reason of its signal', async () => {
    const registry = new Registry([[0, 'asking']]);
    const signal = AbortSignal.abort(new Error('told to stop'));
    await expect(waitForEvidence(registry.poll, { ...MINUTES_2, signal }, registry.time)).rejects.toThrow(
      'told to stop',
    );
  });
});
