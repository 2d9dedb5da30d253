import { type Command, InvalidArgumentError } from 'commander';
import { onInterrupt } from '../up/interrupts';
import { LogMonitor, type MonitorOptions } from './log-monitor';
import { placeOf, policyOf, withLogOptions } from './which-log';

const MOST_SECONDS = 86_400;

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
    .option('--every <seconds>', 'look this often', secondsIn, 10)
    .option('--once', 'look once')
    .action(async (place: string | undefined, options: MonitorOptions) => {
      const ended = new AbortController();
      const forget = onInterrupt(() => {
        ended.abort();
      });
      const monitor = new LogMonitor(placeOf(place), policyOf(options), {
        ...options,
        color: process.stdout.isTTY,
        say: (line) => process.stdout.write(`${line}\n`),
        complain: (line) => process.stderr.write(`${line}\n`),
      });
      process.exitCode = await monitor.run(ended.signal);
      forget();
    });
}

function secondsIn(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError(`It takes a whole number of seconds from 1 to ${MOST_SECONDS}.`);
}
