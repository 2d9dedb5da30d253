const EVERY_MS = 100;
const WIDTH = 30;

export interface ProgressBar {
  /** @param done of how many, `all` */
  readonly show: (done: number, all: number) => void;
  /** Takes it away again. */
  readonly end: () => void;
}

/** A bar on a terminal, for what takes long; nothing anywhere else. */
export function progressOn(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): ProgressBar {
  let shownAt = Date.now();
  let shown = false;
  return {
    show: (done, all) => {
      if (!stream.isTTY || Date.now() - shownAt < EVERY_MS) return;
      [shownAt, shown] = [Date.now(), true];
      const full = Math.floor((done / all) * WIDTH);
      stream.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${all} entries`);
    },
    end: () => {
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
