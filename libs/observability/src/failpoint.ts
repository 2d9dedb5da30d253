const WATCHER = Symbol.for('askonce.failpoint');

/**
 * Names a moment between two steps that no transaction holds together, such as sending and removing. In production nobody
 * watches; tests load a module before the service that does, and ends the process right there.
 */
export function failpoint(name: string): void {
  (globalThis as { [WATCHER]?: (name: string) => void })[WATCHER]?.(name);
}
