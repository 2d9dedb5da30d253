import type { Command } from 'commander';
import { isTlogError, type LogPolicy, type LogReader, type VerifiedCheckpoint, verifyLog } from '@askonce/tlog';
import pc from 'picocolors';
import { CliError } from '../cli-error';
import { harmless } from '../harmless';
import type { Reading } from './bytes-at';
import { cosignedAsData, cosignedInWords } from './cosigned';
import { assertJudged, KeptCheckpoint } from './kept-checkpoint';
import { type OpenedLog, openLog } from './open-log';
import { progressOn } from './progress';
import { type Outcome, type Printing, refused } from './refused';
import { EXITS_HELP } from './verifying-exit';
import { type LogOptions, placeOf, policyOf, withLogOptions } from './which-log';

export interface VerifyOptions extends LogOptions {
  readonly keep?: string;
  readonly trusted?: string;
}

/** Adds `verify`. */
export function verifyCommand(log: Command): void {
  withLogOptions(log.command('verify'))
    .description('verify a whole log: every entry, every tile, the signed checkpoint; exit code 0 only if all holds')
    .option('--trusted <file>', 'hold the log to the checkpoint in this file, and change nothing there')
    .option('--keep <file>', 'hold the log to the checkpoint kept there by the last time, and keep the new one')
    .addHelpText('after', EXITS_HELP)
    .action(async (place: string | undefined, options: VerifyOptions) => {
      const { lines, exitCode } = await runVerify(placeOf(place), options, { color: process.stdout.isTTY });
      for (const line of lines) process.stdout.write(`${line}\n`);
      process.exitCode = exitCode;
    });
}

/** @throws CliError when both are given, or there is no such checkpoint of this log */
function trustedBy({ trusted, keep }: VerifyOptions, policy: LogPolicy): VerifiedCheckpoint | undefined {
  if (trusted === undefined) return undefined;
  if (keep !== undefined) throw new CliError('Say --trusted or --keep: either of them says what the log is held to.');
  const checkpoint = new KeptCheckpoint(trusted, policy).read();
  if (checkpoint === undefined) throw new CliError(`There is no ${trusted}.`);
  return checkpoint;
}

/** @throws CliError when it cannot be tried: a log, key or file that cannot be read */
export async function runVerify(
  place: string,
  options: VerifyOptions,
  { color, pause }: Pick<Printing, 'color'> & Pick<Reading, 'pause'>,
): Promise<Outcome> {
  const policy = await policyOf(options);
  const log = openLog(place, { isCosigned: policy.witnesses !== undefined, pause });
  const kept = options.keep === undefined ? undefined : new KeptCheckpoint(options.keep, policy);
  const progress = progressOn(process.stderr);
  const printing = { json: options.json ?? false, color };
  const trusted = trustedBy(options, policy) ?? kept?.read();
  const note = await log.readCheckpoint();
  const reader: LogReader = { ...log, readCheckpoint: () => Promise.resolve(note) };
  try {
    const checkpoint = await verifyLog(reader, policy, { ...(trusted && { trusted }), onProgress: progress.show });
    kept?.keep(note);
    return verified({ checkpoint, policy, log, trusted }, printing);
  } catch (error) {
    if (!isTlogError(error)) throw error;
    assertJudged(error, trusted, policy);
    return refused(error, policy, printing);
  } finally {
    progress.end();
  }
}

interface Verified {
  readonly checkpoint: VerifiedCheckpoint;
  readonly policy: LogPolicy;
  readonly log: OpenedLog;
  readonly trusted: VerifiedCheckpoint | undefined;
}

function verified({ checkpoint, policy, log: { hasTiles }, trusted }: Verified, { json, color }: Printing): Outcome {
  const { origin, size } = checkpoint;
  const root = Buffer.from(checkpoint.root).toString('base64');
  if (json) {
    const data = { verified: true, origin, size, root, tiles: hasTiles, continues: trusted?.size ?? null };
    return { lines: [JSON.stringify({ ...data, ...cosignedAsData(checkpoint, policy) })], exitCode: 0 };
  }
  const paint = pc.createColors(color);
  const what = hasTiles ? 'every entry and every tile is' : 'every entry is (there are no tiles here)';
  return {
    lines: [
      `${paint.green('✓')} ${paint.bold(harmless(origin))}: ${size} entries; ${what} what the signed checkpoint says.`,
      `  root ${root}`,
      ...cosignedInWords(checkpoint, policy),
      ...(trusted ? [`  It continues the log of ${trusted.size} entries that was kept.`] : []),
    ],
    exitCode: 0,
  };
}
