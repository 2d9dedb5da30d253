import type { Receipt } from './contract';
import { Problem } from './problem';
import { HeldTime } from './timing.fixture';
import { waitForReceipt } from './wait-for-receipt';

const receipt = { format: 'askonce-receipt@v1' } as Receipt;
const problem = (slug: string, retryAfter?: number) =>
  new Problem(404, { type: `urn:askonce:problem:${slug}` }, retryAfter);

/** Answers with each of these in turn, the last one again and again. */
function asking(...answers: readonly (Receipt | Problem)[]) {
  let calls = 0;
  return () => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer!);
  };
}

describe('waiting for a receipt', () => {
  it('asks again, as late as the service says, until the entry is logged and signed', async () => {
    const time = new HeldTime();
    const ask = asking(
      problem('entry-not-found', 2),
      problem('proof-not-ready', 1),
      problem('proof-not-ready'),
      receipt,
    );
    expect(await waitForReceipt(ask, { timeoutMs: 10_000 }, time)).toBe(receipt);
    expect(time.pauses).toEqual([2_000, 1_000, 1_000]);
  });

  it('ends with what the service says when the time is up, and never later', async () => {
    const time = new HeldTime();
    const late = problem('entry-not-found', 2);
    await expect(waitForReceipt(asking(late), { timeoutMs: 5_000 }, time)).rejects.toBe(late);
    expect(time.now()).toBe(4_000);
  });

  it('does not wait for what never comes', async () => {
    const time = new HeldTime();
    const gone = problem('receipt-gone');
    await expect(waitForReceipt(asking(gone), { timeoutMs: 5_000 }, time)).rejects.toBe(gone);
    expect(time.pauses).toEqual([]);
  });

  it('is stopped by the signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const waiting = waitForReceipt(asking(problem('proof-not-ready')), { timeoutMs: 5_000, signal }, new HeldTime());
    await expect(waiting).rejects.toThrow('enough');
  });
});
