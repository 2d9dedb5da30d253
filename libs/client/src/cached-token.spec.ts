import { CachedToken } from './cached-token';
import type { GrantedToken } from './token-request';

function aSource(...answers: (GrantedToken | Error)[]) {
  let clock = 0;
  const requests: number[] = [];
  const cached = new CachedToken(
    () => {
      const answer = answers[requests.length];
      requests.push(clock);
      if (answer === undefined) throw new Error('one request too many');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    () => clock,
  );
  return { cached, requests, at: (seconds: number) => (clock = seconds * 1_000) };
}

const granted = (accessToken: string, expiresIn = 600): GrantedToken => ({ accessToken, expiresIn });

describe('a cached token', () => {
  it('is requested once by simultaneous callers', async () => {
    const { cached, requests } = aSource(granted('a'));
    expect(await Promise.all([cached.get(), cached.get(), cached.get()])).toEqual(['a', 'a', 'a']);
    expect(requests).toHaveLength(1);
  });

  it('is renewed half a minute before it expires', async () => {
    const { cached, at } = aSource(granted('a'), granted('b'));
    await cached.get();
    at(569);
    expect(await cached.get()).toBe('a');
    at(570);
    expect(await cached.get()).toBe('b');
  });

  it('is used for two thirds of a short life', async () => {
    const { cached, at } = aSource(granted('a', 30), granted('b', 30));
    await cached.get();
    at(19);
    expect(await cached.get()).toBe('a');
    at(20);
    expect(await cached.get()).toBe('b');
  });

  it('does not remember a failure', async () => {
    const { cached } = aSource(new Error('away'), granted('a'));
    await expect(Promise.all([cached.get(), cached.get()])).rejects.toThrow('away');
    expect(await cached.get()).toBe('a');
  });
});
