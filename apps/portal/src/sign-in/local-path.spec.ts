import fc from 'fast-check';
import { localPath } from './local-path';

describe('where one comes back to', () => {
  it.each([
    ['/asks/1?x=2', '/asks/1?x=2'],
    ['/a/../b', '/b'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['evil', '/'],
    ['', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
    [`/${'a'.repeat(3_000)}`, '/'],
  ])('%j is %j', (given, expected) => {
    expect(localPath(given)).toBe(expected);
  });

  it('is always a path of the portal itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (end) => {
        expect(new URL(localPath(`/${end}`), 'http://portal.test').origin).toBe('http://portal.test');
      }),
    );
  });
});
