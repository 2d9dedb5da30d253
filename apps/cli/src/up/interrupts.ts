import { commandOf, parentOf } from '@askonce/infrastructure';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_CHECK_MS = 1000;
/** Who starts a script: a package manager, the shell that it uses, or Node. Whatever adopts an orphan is none of these. */
const STARTER = /\b(npm|npx|yarn|pnpm|bun|node|sh|bash|dash|zsh|cmd)\b/;
const SHELL = /^(\S*\/)?(sh|bash|dash|zsh) -c /;

/**
 * Calls `stop` once when the user, the system or the end of our parent wants us to end, and answers with a function that
 * stops listening. Ctrl-C reaches us once from the terminal and once more from npm; whatever follows the first is ignored.
 */
export function onInterrupt(stop: (signal: NodeJS.Signals) => void): () => void {
  let told = false;
  const tell = (signal: NodeJS.Signals): void => {
    if (!told) stop(signal);
    told = true;
  };
  for (const signal of SIGNALS) process.on(signal, tell);
  const channelGone = (): void => {
    tell('SIGHUP');
  };
  process.on('disconnect', channelGone);
  const parent = setInterval(watchParent(channelGone), PARENT_CHECK_MS).unref();
  return () => {
    clearInterval(parent);
    for (const signal of SIGNALS) process.off(signal, tell);
    process.off('disconnect', channelGone);
  };
}

/**
 * npm does not pass every signal on, and its shell passes on none; so, started by npm, we end when npm or its shell has
 * gone, perhaps before we looked.
 */
function watchParent(gone: () => void): () => void {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const starters = startedBy();
  const orphaned = !starters.every((pid) => STARTER.test(commandOf(pid)));
  return () => {
    if (orphaned || startedBy().join() !== starters.join()) gone();
  };
}

/** Our parent, and, if that is npm's shell, npm. */
function startedBy(): number[] {
  const { ppid } = process;
  const npm = SHELL.test(commandOf(ppid)) ? parentOf(ppid) : undefined;
  return npm === undefined ? [ppid] : [ppid, npm];
}
