import { Command } from 'commander';
import { TLOG_ERRORS, type TlogErrorCode } from '@askonce/tlog';
import { logCommand } from './log.command';
import { secondsIn } from './monitor.command';
import { EXITS_HELP, exitOf } from './verifying-exit';

const helpOf = (name: string): string => {
  const program = new Command();
  logCommand(program);
  let help = '';
  const command = program.commands[0]!.commands.find((some) => some.name() === name)!;
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
};

it.each(['verify', 'monitor'])('says in the help of log %s what its exit codes mean', (name) => {
  expect(helpOf(name)).toContain(EXITS_HELP.trim());
});

it('says in the help of log reconcile what its exit codes mean', () => {
  expect(helpOf('reconcile')).toMatch(/0 {2}nothing differs[^]*2 {2}something is missing, extra or different/);
});

it('explains every exit code there is, each once', () => {
  const given = (Object.keys(TLOG_ERRORS) as TlogErrorCode[]).map(exitOf);
  const explained = [...EXITS_HELP.matchAll(/^ *(\d+) {2}/gm)].map(([, code]) => Number(code));
  expect(explained).toEqual([...new Set([0, 1, ...given])].sort((a, b) => a - b));
});

it.each([
  ['10', 10],
  ['10s', 10],
  ['5m', 300],
  ['24h', 86_400],
])('takes %s as %i seconds', (text, seconds) => {
  expect(secondsIn(text)).toBe(seconds);
});

it.each(['0', '25h', '-1', '1.5', '10 s', '1d', '', 's', '1e3'])('does not take %j as a time', (text) => {
  expect(() => secondsIn(text)).toThrow('such as 10s, 5m or 1h');
});
