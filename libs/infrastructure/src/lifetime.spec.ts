import { Lifetime, Stopped } from './lifetime';

describe('a lifetime', () => {
  it('closes what it owns in reverse order, once', async () => {
    const lifetime = new Lifetime();
    const closed: string[] = [];
    for (const name of ['database', 'broker', 'service']) {
      lifetime.own(() => {
        closed.push(name);
        return Promise.resolve();
      });
    }
    await Promise.all([lifetime.end(), lifetime.end()]);
    expect(closed).toEqual(['service', 'broker', 'database']);
  });

  it('closes the rest when one closing fails, and tells', async () => {
    const lifetime = new Lifetime();
    let closed = false;
    lifetime.own(() => {
      closed = true;
      return Promise.resolve();
    });
    lifetime.own(() => Promise.reject(new Error('stuck')));
    await expect(lifetime.end()).resolves.toEqual([new Error('stuck')]);
    expect(closed).toBe(true);
  });

  it('lets nothing slip in behind the end', async () => {
    const lifetime = new Lifetime();
    await lifetime.end();
    expect(() => lifetime.own(() => Promise.resolve())).toThrow(Stopped);
    expect(lifetime.signal.aborted).toBe(true);
  });

  it('does not close what was disowned', async () => {
    const lifetime = new Lifetime();
    const disown = lifetime.own(() => Promise.reject(new Error('closed')));
    disown();
    await expect(lifetime.end()).resolves.toEqual([]);
  });
});
