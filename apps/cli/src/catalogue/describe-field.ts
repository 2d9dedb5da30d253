import type { createColors } from 'picocolors';
import type { FieldChange } from './send-catalogue';

export type Colors = ReturnType<typeof createColors>;

const INDENT = '      ';
/** Longer values stand below each other, so that people see where they differ. */
const LONG = 60;

/** A changed field in lines for people. */
export function describeField({ pointer, before, after }: FieldChange, colors: Colors): string[] {
  const name = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  if (before === undefined) return [colors.green(`${INDENT}+ ${name}: ${JSON.stringify(after)}`)];
  if (after === undefined) return [colors.red(`${INDENT}- ${name}: ${JSON.stringify(before)}`)];
  if (isWords(before) && isWords(after)) return [`${INDENT}~ ${name}: ${describeWords(before, after, colors)}`];
  const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
  if (Math.max(old.length, now.length) <= LONG) {
    return [`${INDENT}~ ${name}: ${colors.red(old)} → ${colors.green(now)}`];
  }
  return [`${INDENT}~ ${name}:`, colors.red(`${INDENT}    - ${old}`), colors.green(`${INDENT}    + ${now}`)];
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((element) => typeof element === 'string');

/** Of a list of words, only what comes and goes; its order counts too, for sources are tried in it. */
function describeWords(before: readonly string[], after: readonly string[], colors: Colors): string {
  const added = after.filter((word) => !before.includes(word)).map((word) => colors.green(`+ ${word}`));
  const removed = before.filter((word) => !after.includes(word)).map((word) => colors.red(`- ${word}`));
  const changes = [...added, ...removed];
  return changes.length === 0 ? `now in the order ${after.join(', ')}` : changes.join(', ');
}
