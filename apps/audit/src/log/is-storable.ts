const MAX_DEPTH = 32;
const MAX_TEXT = 10_000;

/** Whether PostgreSQL's jsonb takes it: it knows neither NUL nor half a surrogate pair, and nothing of ours nests deeply. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.length <= MAX_TEXT && value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorable(member, depth + 1));
}
