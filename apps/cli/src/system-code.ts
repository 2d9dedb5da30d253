/** What the operating system calls a failure (ENOENT); anything else was a mistake of ours and is thrown on. */
export function systemCode(error: unknown): string {
  // Not by `instanceof`: where code runs in a context of its own, as in tests, system errors are made outside of it.
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  throw error;
}
