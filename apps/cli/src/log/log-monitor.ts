import { setTimeout as sleep } from 'node:timers/promises';
import {
  isTlogError,
  type LogPolicy,
  type LogReader,
  type VerifiedCheckpoint,
  verifyGrowth,
  verifyLog,
} from '@askonce/tlog';
import { CliError } from '../cli-error';
import { harmless } from '../harmless';
import type { Reading } from './bytes-at';
import { cosignedAsData, cosignedInWords } from './cosigned';
import { assertJudged, KeptCheckpoint } from './kept-checkpoint';
import { openLog } from './open-log';
import { progressOn } from './progress';
import { refused } from './refused';
import { watchedEntry, type WatchedEntry } from './watched-entry';
import type { LogOptions } from './which-log';

export interface MonitorOptions extends LogOptions {
  readonly state: string;
  readonly agency?: readonly string[];
  readonly kind?: readonly string[];
  readonly every: number;
  readonly once?: boolean;
}

/** Where a monitor tells what it sees. */
interface Told {
  readonly color: boolean;
  readonly say: (line: string) => void;
  /** What passes by itself: an address that does not answer. */
  readonly complain: (line: string) => void;
}

/** Where what the log signed contradicts what it had signed. */
const CONTRADICTIONS = ['roots_differ', 'consistency_mismatch', 'log_shrank'] as const;

/** Holds a log to what it was, again and again. */
export class LogMonitor {
  private readonly kept: KeptCheckpoint;

  constructor(
    private readonly place: string,
    private readonly policy: LogPolicy,
    private readonly options: MonitorOptions & Told & Pick<Reading, 'pause'>,
  ) {
    this.kept = new KeptCheckpoint(options.state, policy);
  }

  /**
   * Looks until it is told to end, or the log does not hold.
   * @returns the exit code
   * @throws CliError when it looks once, and the log cannot be read
   */
  async run(ended: AbortSignal): Promise<number> {
    const { every, once = false, complain } = this.options;
    do {
      try {
        const exitCode = await this.look(ended);
        if (once || exitCode !== 0) return exitCode;
      } catch (error) {
        if (ended.aborted) return 0;
        if (once || !(error instanceof CliError)) throw error;
        complain(`${error.message} Trying again in ${every} s.`);
      }
      await sleep(every * 1_000, undefined, { signal: ended }).catch(() => undefined);
    } while (!ended.aborted);
    return 0;
  }

  private async look(ended: AbortSignal): Promise<number> {
    const log = openLog(this.place, {
      isCosigned: this.policy.witnesses !== undefined,
      ended,
      pause: this.options.pause,
    });
    const before = this.kept.read();
    const note = await log.readCheckpoint();
    const reader: LogReader = { ...log, readCheckpoint: () => Promise.resolve(note) };
    const found: WatchedEntry[] = [];
    try {
      const checkpoint =
        before === undefined ? await this.verifyAll(reader) : await this.verifyNew(reader, before, found);
      this.kept.keep(note);
      this.tell(checkpoint, before, found);
      return 0;
    } catch (error) {
      if (!isTlogError(error)) throw error;
      assertJudged(error, before, this.policy);
      const { json = false, color } = this.options;
      const { lines, exitCode } = refused(error, this.policy, { json, color });
      for (const line of lines) this.options.say(line);
      if (isTlogError(error, ...CONTRADICTIONS)) {
        const files = this.kept.keepEvidence(note);
        this.options.complain(`What was kept and what was refused is in ${files.join(' and ')}: show it to others.`);
      }
      return exitCode;
    }
  }

  private async verifyAll(reader: LogReader): Promise<VerifiedCheckpoint> {
    const progress = progressOn(process.stderr);
    try {
      return await verifyLog(reader, this.policy, { onProgress: progress.show });
    } finally {
      progress.end();
    }
  }

  private verifyNew(
    reader: LogReader,
    trusted: VerifiedCheckpoint,
    found: WatchedEntry[],
  ): Promise<VerifiedCheckpoint> {
    return verifyGrowth(reader, this.policy, {
      trusted,
      onEntries: (first, entries) => {
        for (const [place, entry] of entries.entries()) {
          const watched = watchedEntry(first + place, entry, this.options);
          if (watched) found.push(watched);
        }
      },
    });
  }

  private tell(
    checkpoint: VerifiedCheckpoint,
    before: VerifiedCheckpoint | undefined,
    found: readonly WatchedEntry[],
  ): void {
    const { json, say } = this.options;
    const { size } = checkpoint;
    if (json) {
      for (const { index, leaf } of found) say(harmless(JSON.stringify({ index, leaf })));
      const data = { verified: true, size, before: before?.size ?? null };
      say(JSON.stringify({ ...data, ...cosignedAsData(checkpoint, this.policy) }));
      return;
    }
    for (const { words } of found) say(words);
    if (before === undefined) say(`The log has ${size} entries, all of them verified. From here on it is watched.`);
    else if (size > before.size) say(`${size - before.size} new entries, ${size} in all.`);
    if (size > (before?.size ?? -1)) for (const line of cosignedInWords(checkpoint, this.policy)) say(line);
  }
}
