import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  cosignersOf,
  isTlogError,
  type LogPolicy,
  openCheckpoint,
  type TlogError,
  type VerifiedCheckpoint,
} from '@askonce/tlog';
import { CliError } from '../cli-error';
import { writePrivateFile } from '../private-file';

/** A checkpoint in a file, from one time to the next: what the log is held to. */
export class KeptCheckpoint {
  constructor(
    private readonly file: string,
    private readonly policy: LogPolicy,
  ) {}

  /**
   * Undefined before the first one was kept. It may be from before witnesses were demanded, or others: what it is held to is the log's key.
   * @throws CliError when the file cannot be read, or the log did not sign what it holds
   */
  read(): VerifiedCheckpoint | undefined {
    const note = this.note();
    if (note === undefined) return undefined;
    try {
      return openCheckpoint(note, { ...this.policy, quorum: 0 });
    } catch (cause) {
      if (!isTlogError(cause)) throw cause;
      throw new CliError(`${this.file} does not hold a checkpoint of this log: ${cause.message}.`, { cause });
    }
  }

  /** In place of the one before. */
  keep(note: Uint8Array): void {
    this.write(this.file, note);
  }

  /**
   * Keeps what contradicts each other, both signed, under names of their own: what is found later does not take its place.
   * @returns where they lie now
   */
  keepEvidence(refused: Uint8Array): string[] {
    const before = Buffer.from(this.note() ?? '');
    const name = createHash('sha256').update(before).update(refused).digest('hex').slice(0, 12);
    const files = [`${this.file}.${name}.before`, `${this.file}.${name}.refused`] as const;
    this.write(files[0], before);
    this.write(files[1], refused);
    return [...files];
  }

  private note(): string | undefined {
    try {
      return existsSync(this.file) ? readFileSync(this.file, 'utf8') : undefined;
    } catch (cause) {
      throw new CliError(`${this.file} cannot be read (${String((cause as NodeJS.ErrnoException).code)}).`, { cause });
    }
  }

  private write(file: string, note: Uint8Array): void {
    try {
      writePrivateFile(file, Buffer.from(note).toString());
    } catch (cause) {
      throw new CliError(`${file} cannot be written (${String((cause as NodeJS.ErrnoException).code)}).`, { cause });
    }
  }
}

/**
 * A checkpoint that was kept without its quorum may be beyond what the witnesses have cosigned by now, which says nothing against the log.
 * @throws CliError in place of `log_shrank`, where that is all that there is to it
 */
export function assertJudged(error: TlogError, kept: VerifiedCheckpoint | undefined, policy: LogPolicy): void {
  const { witnesses = [], quorum = 0 } = policy;
  if (!isTlogError(error, 'log_shrank') || kept === undefined || cosignersOf(kept, witnesses).length >= quorum) return;
  throw new CliError(
    `The checkpoint that was kept has ${kept.size} entries and not enough cosignatures, and what has enough of them is behind it: try again later.`,
  );
}
