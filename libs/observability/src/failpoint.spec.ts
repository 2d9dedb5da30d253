import { failpoint } from './failpoint';

const WATCHER = Symbol.for('askonce.failpoint');
const watch = globalThis as { [WATCHER]?: (name: string) => void };

describe('a failpoint', () => {
  afterEach(() => {
    Reflect.deleteProperty(watch, WATCHER);
  });

  it('does nothing where nobody watches', () => {
    expect(() => {
      failpoint('outbox.before-produce');
    }).not.toThrow();
  });

  it('tells whoever watches its name', () => {
    const seen: string[] = [];
    watch[WATCHER] = (name) => seen.push(name);
    failpoint('outbox.before-produce');
    expect(seen).toEqual(['outbox.before-produce']);
  });
});
