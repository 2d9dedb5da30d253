import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isTlogError, type LogPolicy, openCheckpoint, type VerifiedCheckpoint } from '@askonce/tlog';
import { CliError } from '../cli-error';
import { writePrivateFile } from '../private-file';

/** A checkpoint in a file, from one time to the next: what the log is held to. */
export class KeptCheckpoint {
  constructor(
    private readonly file: string,
    private readonly policy: LogPolicy,
  ) {}

  /**
   * Undefined before the first one was kept.
   * @throws CliError when the file cannot be read, or the log did not sign what it holds
   */
  read(): VerifiedCheckpoint | undefined {
    const note = this.note();
    if (note === undefined) return undefined;
    try {
      return openCheckpoint(note, this.policy);
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
