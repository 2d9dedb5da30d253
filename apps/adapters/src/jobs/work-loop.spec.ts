import { KeptLog } from '../testing/kept-log.fixture';
import { until } from '../testing/until.fixture';
import { type Job, WorkLoop, type WorkQueue } from './work-loop';

interface Piece extends Job {
  readonly id: number;
}

/** Work in memory, which is done when the test says so. */
class HeldQueue implements WorkQueue<Piece> {
  readonly begun: number[] = [];
  readonly waiting: Piece[] = [];
  readonly held = new Map<number, () => void>();
  failing = false;

  claim(busy: readonly string[]): Promise<Piece | undefined> {
    if (this.failing) return Promise.reject(new Error('the table is away'));
    const at = this.waiting.findIndex(({ agency }) => !busy.includes(agency));
    return Promise.resolve(at < 0 ? undefined : this.waiting.splice(at, 1)[0]);
  }

  perform({ id }: Piece, stopping: AbortSignal): Promise<void> {
    this.begun.push(id);
    if (id < 0) return Promise.reject(new Error('a mistake of ours'));
    return new Promise((resolve) => {
      this.held.set(id, resolve);
      stopping.addEventListener('abort', () => {
        resolve();
      });
    });
  }
}

describe('a work loop', () => {
  let queue: HeldQueue;
  let log: KeptLog;
  let loop: WorkLoop<Piece>;
  const never = 60_000;

  const start = (pollMs = never) => {
    loop = new WorkLoop(queue, { name: 'test', concurrency: 3, perAgency: 2, pollMs }, log.logger);
    loop.start();
  };
  const begun = (...ids: number[]) => until(`${ids.join()} have begun`, () => queue.begun.join() === ids.join(), 2_000);

  beforeEach(() => {
    queue = new HeldQueue();
    log = new KeptLog();
  });
  afterEach(() => loop.stop());

  it('takes as much as it may, and no more of one agency than that agency may have', async () => {
    queue.waiting.push(...[1, 2, 3].map((id) => ({ id, agency: 'a' })), ...[4, 5].map((id) => ({ id, agency: 'b' })));
    start();
    await begun(1, 2, 4);
    queue.held.get(4)?.();
    await begun(1, 2, 4, 5);
    queue.held.get(1)?.();
    await begun(1, 2, 4, 5, 3);
  });

  it('looks when it is woken', async () => {
    start();
    queue.waiting.push({ id: 1, agency: 'a' });
    loop.wake();
    await begun(1);
  });

  it('looks by itself from time to time', async () => {
    start(20);
    queue.waiting.push({ id: 1, agency: 'a' });
    await begun(1);
  });

  it('goes on after work that broke off, and says so', async () => {
    queue.waiting.push({ id: -1, agency: 'a' }, { id: 2, agency: 'a' });
    start();
    await begun(-1, 2);
    expect(log.lines.join()).toContain('Work broke off');
  });

  it('complains once when no work can be taken, and tells when it can again', async () => {
    queue.failing = true;
    start(5);
    await until('it complained', () => log.lines.length > 0);
    queue.waiting.push({ id: 1, agency: 'a' });
    queue.failing = false;
    await begun(1);
    expect(log.lines).toHaveLength(2);
  });

  it('interrupts what is under way when it stops, and takes nothing more', async () => {
    queue.waiting.push({ id: 1, agency: 'a' });
    start();
    await begun(1);
    await loop.stop();
    queue.waiting.push({ id: 2, agency: 'a' });
    loop.wake();
    expect(queue.begun).toEqual([1]);
  });
});
