import type { KeptLetter } from '@askonce/messaging';
import { harmless } from '../harmless';
import { table } from '../table';

/** One line per letter. */
export function listLetters(letters: readonly KeptLetter[]): string[] {
  const rows = letters.map((letter) => [
    letter.id,
    letter.at,
    letter.groupId,
    letter.topic,
    letter.cause.code ?? letter.cause.error,
    letter.replayedAt === undefined ? 'open' : 'replayed',
  ]);
  return table(['id', 'given up at', 'by', 'topic', 'cause', 'state'], rows);
}

/** Everything that is known of one letter. */
export function describeLetter(letter: KeptLetter): string[] {
  const { cause } = letter;
  const facts: [string, string | undefined][] = [
    ['id', letter.id],
    ['given up', `${letter.at} by ${letter.groupId} after ${letter.attempts} attempts`],
    ['replayed', letter.replayedAt ?? 'not yet'],
    ['from', `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`],
    ['key', letter.key?.toString()],
    ['cause', [cause.error, cause.code, cause.detail].filter((part) => part !== undefined).join(': ')],
    ['where', cause.where],
  ];
  const known = facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(10)}${value}`]));
  const headers = Object.entries(letter.headers).map(([name, value]) => `  ${name}: ${String(value)}`);
  return [...known, 'headers', ...headers, 'value', `  ${letter.value?.toString() ?? '(none)'}`].map(harmless);
}
