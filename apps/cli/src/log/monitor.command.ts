import { type Command, InvalidArgumentError } from 'commander';
import { onInterrupt } from '../up/interrupts';
import { LogMonitor, type MonitorOptions } from './log-monitor';
import { EXITS_HELP } from './verifying-exit';
import { placeOf, policyOf, withLogOptions } from './which-log';

const MOST_SECONDS = 86_400;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };

const together = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Adds `monitor`. */
export function monitorCommand(log: Command): void {
  withLogOptions(log.command('monitor'))
    .description(
      'watch a log: that it only grows, and what is new about given agencies; ends with another code than 0 on a fork',
    )
    .requiredOption('--state <file>', 'the last checkpoint is kept there, from run to run')
    .option('--agency <id>', 'show new entries of this agency (may be given more than once)', together)
    .option('--kind <kind>', 'only those of this kind (may be given more than once)', together)
    .option('--every <time>', 'look this often: 10s, 5m, 1h', secondsIn, 10)
    .option('--once', 'look once')
    .addHelpText('after', EXITS_HELP)
    .action(async (place: string | undefined, options: MonitorOptions) => {
      const ended = new AbortController();
      const forget = onInterrupt(() => {
        ended.abort();
      });
      const monitor = new LogMonitor(placeOf(place), await policyOf(options), {
        ...options,
        color: process.stdout.isTTY,
        say: (line) => process.stdout.write(`${line}\n`),
        complain: (line) => process.stderr.write(`${line}\n`),
      });
      process.exitCode = await monitor.run(ended.signal);
      forget();
    });
}

/** @throws InvalidArgumentError unless it is seconds, or a number with its unit, of a day at most */
export function secondsIn(text: string): number {
  const [, digits, unit = 's'] = /^(\d{1,5})([smh])?$/.exec(text) ?? [];
  const seconds = Number(digits) * (UNITS[unit] ?? NaN);
  if (seconds >= 1 && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError('It takes a time from 1s to 24h, such as 10s, 5m or 1h.');
}
