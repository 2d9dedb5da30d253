import { DeadLetters, type KeptLetter } from '@askonce/messaging';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { runningStack } from '../stack/running-stack';
import { messagingLog } from '../topics/messaging-log';
import { describeLetter, listLetters } from './describe-letter';

export function dlqCommand(program: Command): void {
  const dlq = program.command('dlq').description('events that a service gave up on');
  dlq.command('list').description('all of them, newest first').action(list);
  dlq
    .command('show')
    .description('one of them, with its cause')
    .argument('<id>', 'as `dlq list` shows it')
    .action(show);
  dlq
    .command('replay')
    .description('send events once more, each to the service that gave up on it')
    .argument('[ids...]', 'as `dlq list` shows them')
    .option('--all', 'every one that has not been replayed yet')
    .action(replay);
}

async function list(): Promise<void> {
  await withLetters(async (letters) => {
    const { letters: kept, complete } = await letters.list();
    if (kept.length === 0) print(['There are none.']);
    else print(listLetters(kept));
    if (!complete) print(['There are more; only the oldest 100,000 messages were looked at.']);
  });
}

async function show(id: string): Promise<void> {
  await withLetters(async (letters) => {
    print(describeLetter(await found(letters, id)));
  });
}

async function replay(ids: string[], { all = false }: { all?: boolean }): Promise<void> {
  if (all === ids.length > 0) throw new CliError('Name the events to replay, or say --all.');
  await withLetters(async (letters) => {
    const chosen = all ? (await letters.list()).letters.filter(isOpen).map(({ id }) => id) : ids;
    const outcomes = [...(await letters.replay(chosen))];
    print(outcomes.map(([id, outcome]) => `${id} ${outcome.replaceAll('_', ' ')}`));
    if (outcomes.some(([, outcome]) => outcome === 'not_found')) process.exitCode = 1;
  });
}

async function withLetters(work: (letters: DeadLetters) => Promise<void>): Promise<void> {
  const letters = new DeadLetters({ brokers: runningStack().infrastructure.kafkaBrokers, log: messagingLog });
  await work(letters).finally(() => letters.close());
}

async function found(letters: DeadLetters, id: string): Promise<KeptLetter> {
  const letter = await letters.find(id);
  if (!letter) throw new CliError(`There is no dead letter ${id}.`);
  return letter;
}

function isOpen({ replayedAt }: KeptLetter): boolean {
  return replayedAt === undefined;
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
