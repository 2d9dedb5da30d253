import { AttemptLimiter } from './attempt-limiter';

function aLimiter() {
  let seconds = 0;
  const limiter = new AttemptLimiter(() => seconds * 1_000);
  const fail = (times: number, key = 'a') => {
    for (let i = 0; i < times; i++) limiter.failed(key);
  };
  return { limiter, fail, at: (now: number) => (seconds = now) };
}

describe('attempts', () => {
  it('may be made until ten have failed', () => {
    const { limiter, fail } = aLimiter();
    fail(9);
    expect(limiter.secondsToWait('a')).toBe(0);
    fail(1);
    expect(limiter.secondsToWait('a')).toBe(300);
  });

  it('may be made again five minutes after the first failure', () => {
    const { limiter, fail, at } = aLimiter();
    fail(1);
    at(200);
    fail(9);
    expect(limiter.secondsToWait('a')).toBe(100);
    at(300);
    expect(limiter.secondsToWait('a')).toBe(0);
  });

  it('of somebody else are not affected', () => {
    const { limiter, fail } = aLimiter();
    fail(10);
    expect(limiter.secondsToWait('b')).toBe(0);
  });

  it('count from zero after one that succeeded', () => {
    const { limiter, fail } = aLimiter();
    fail(9);
    limiter.succeeded('a');
    fail(9);
    expect(limiter.secondsToWait('a')).toBe(0);
  });
});
