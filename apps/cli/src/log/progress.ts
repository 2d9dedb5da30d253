const EVERY_MS = 100;
const WIDTH = 30;

export type ProgressStream = Pick<NodeJS.WriteStream, 'isTTY'> & { write(text: string): unknown };

export interface ProgressBar {
  /** @param done of how many, `all` */
  readonly show: (done: number, all: number) => void;
  /** Says something in its place, where it is not known how much there is to do. */
  readonly note: (text: string) => void;
  /** Takes it away again. */
  readonly end: () => void;
}

/** A bar on a terminal, for what takes long; nothing anywhere else. */
export function progressOn(stream: ProgressStream): ProgressBar {
  let shownAt = Date.now();
  let shown = false;
  const put = (line: string) => {
    if (!stream.isTTY || Date.now() - shownAt < EVERY_MS) return;
    [shownAt, shown] = [Date.now(), true];
    stream.write(`\r${line}\u001b[K`);
  };
  return {
    show: (done, all) => {
      const full = Math.floor((done / all) * WIDTH);
      put(`${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${all} entries`);
    },
    note: put,
    end: () => {
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
