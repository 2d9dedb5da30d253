import { Health } from './health';

describe('health', () => {
  it('is fine when every part says so', async () => {
    const health = new Health();
    health.addCheck('database', () => Promise.resolve({ ok: true }));
    expect(await health.report()).toEqual({ status: 'ok', checks: { database: { ok: true } } });
  });

  it('names the part that fails, without the message of its error, which may hold anything', async () => {
    const health = new Health();
    health.addCheck('database', () => Promise.reject(new TypeError('a secret')));
    health.addCheck('kafka', () => Promise.resolve({ ok: true }));
    expect(await health.report()).toEqual({
      status: 'unavailable',
      checks: { database: { ok: false, detail: 'TypeError' }, kafka: { ok: true } },
    });
  });

  it('does not wait for a part that never answers', async () => {
    jest.useFakeTimers();
    try {
      const health = new Health();
      health.addCheck('kafka', () => new Promise(() => undefined));
      const report = health.report();
      await jest.advanceTimersByTimeAsync(2_000);
      expect((await report).checks.kafka).toEqual({ ok: false, detail: 'no answer within 2000 ms' });
    } finally {
      jest.useRealTimers();
    }
  });
});
