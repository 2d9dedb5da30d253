import { RecurringWork } from './recurring-work';

class Counting extends RecurringWork {
  rounds = 0;
  readonly ends: ((error?: Error) => void)[] = [];

  constructor(readonly warnings: unknown[] = []) {
    const log = { warn: (...told: unknown[]) => void warnings.push(told) };
    super({ everyMs: 1_000, log, failure: 'Nothing could be counted' });
  }

  protected work(): Promise<void> {
    this.rounds += 1;
    return new Promise((resolve, reject) => {
      this.ends.push((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

describe('RecurringWork', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const started = () => {
    const work = new Counting();
    work.onApplicationBootstrap();
    return work;
  };

  it('begins with a pause, then works at each interval', async () => {
    const work = started();
    expect(work.rounds).toBe(0);
    for (const round of [1, 2, 3]) {
      await jest.advanceTimersByTimeAsync(1_000);
      expect(work.rounds).toBe(round);
      work.ends.at(-1)!();
    }
  });

  it('does not begin a round before the last one has ended', async () => {
    const work = started();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work.rounds).toBe(1);
    work.ends[0]!();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work.rounds).toBe(2);
  });

  it('tells what failed, and tries again', async () => {
    const work = started();
    await jest.advanceTimersByTimeAsync(1_000);
    const err = new Error('away');
    work.ends[0]!(err);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work.warnings).toEqual([[{ err, againInSeconds: 1 }, 'Nothing could be counted']]);
    expect(work.rounds).toBe(2);
  });

  it('lets the round under way end before the service does, and begins no other', async () => {
    const work = started();
    await jest.advanceTimersByTimeAsync(1_000);
    let ended = false;
    const ending = work.beforeApplicationShutdown().then(() => (ended = true));
    await jest.advanceTimersByTimeAsync(3_000);
    expect(ended).toBe(false);
    work.ends[0]!();
    await ending;
    expect(work.rounds).toBe(1);
  });
});
