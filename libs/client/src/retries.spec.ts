import fc from 'fast-check';
import { NoUsableAnswer } from './no-usable-answer';
import { Problem } from './problem';
import { type RetryLimits, withRetries } from './retries';
import { HeldTime } from './timing.fixture';
import { TokenRequestFailed } from './token-source';

const LIMITS: RetryLimits = { attempts: 4, totalTimeoutMs: 60_000 };
const away = new Problem(503, {});
const lost = new NoUsableAnswer('http://registry.example', { cause: new Error('reset') });

/** Throws these one after another, then succeeds. */
function failing(...errors: Error[]) {
  const attempts: number[] = [];
  const attempt = (leftMs: number) => {
    const error = errors[attempts.length];
    attempts.push(leftMs);
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  };
  return { attempt, attempts };
}

describe('a call that fails in between', () => {
  it.each([
    ['no usable answer', lost],
    ['429', new Problem(429, {})],
    ['502', new Problem(502, {})],
    ['503', away],
    ['504', new Problem(504, {})],
    ['no token at the moment', new TokenRequestFailed('unavailable', undefined)],
  ])('is made again after %s', async (_title, error) => {
    const { attempt, attempts } = failing(error, error, error);
    await expect(withRetries(attempt, LIMITS, new HeldTime())).resolves.toBe('done');
    expect(attempts).toHaveLength(4);
  });

  it.each<[string, Error]>([
    ...[400, 401, 403, 404, 409, 410, 422, 500].map((status): [string, Error] => [
      String(status),
      new Problem(status, {}),
    ]),
    ['a token that was refused', new TokenRequestFailed('refused', 'invalid_client')],
    ['a mistake of our own', new TypeError('x')],
  ])('is not made again after %s', async (_title, error) => {
    const { attempt, attempts } = failing(error);
    await expect(withRetries(attempt, LIMITS, new HeldTime())).rejects.toBe(error);
    expect(attempts).toHaveLength(1);
  });

  it('fails with what the last attempt failed with', async () => {
    const { attempt, attempts } = failing(lost, lost, lost, away);
    await expect(withRetries(attempt, LIMITS, new HeldTime())).rejects.toBe(away);
    expect(attempts).toHaveLength(4);
  });

  it('pauses longer each time, up to a limit', async () => {
    const time = new HeldTime(1);
    const { attempt } = failing(...Array<Error>(7).fill(away));
    await withRetries(attempt, { ...LIMITS, attempts: 8 }, time);
    expect(time.pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  it('pauses for anything between nothing and the whole pause', () =>
    fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (chance) => {
        const time = new HeldTime(chance);
        await withRetries(failing(away).attempt, LIMITS, time);
        expect(time.pauses).toEqual([chance * 200]);
      }),
    ));

  it('pauses at least as long as Retry-After says', async () => {
    const time = new HeldTime();
    await withRetries(failing(new Problem(429, {}, 7)).attempt, LIMITS, time);
    expect(time.pauses).toEqual([7_100]);
  });

  it('gives up at once where Retry-After is longer than the time that is left', async () => {
    const time = new HeldTime();
    const busy = new Problem(429, {}, 60);
    await expect(withRetries(failing(busy).attempt, LIMITS, time)).rejects.toBe(busy);
    expect(time.pauses).toEqual([]);
  });

  it('tells each attempt how much time is left', async () => {
    const { attempt, attempts } = failing(new Problem(503, {}, 1), new Problem(503, {}, 1));
    await withRetries(attempt, LIMITS, new HeldTime(0));
    expect(attempts).toEqual([60_000, 59_000, 58_000]);
  });

  it('ends with the reason of its signal, whatever failed meanwhile', async () => {
    const stop = new AbortController();
    const attempt = () => {
      stop.abort(new Error('told to stop'));
      return Promise.reject(away);
    };
    await expect(withRetries(attempt, { ...LIMITS, signal: stop.signal }, new HeldTime())).rejects.toThrow(
      'told to stop',
    );
  });

  it('does not begin when its signal is aborted already', async () => {
    const { attempt, attempts } = failing();
    const signal = AbortSignal.abort(new Error('told to stop'));
    await expect(withRetries(attempt, { ...LIMITS, signal }, new HeldTime())).rejects.toThrow('told to stop');
    expect(attempts).toEqual([]);
  });
});
