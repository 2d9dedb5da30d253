/** No real address has it. */
const NOWHERE = 'http://portal.invalid';

/**
 * A path of the portal itself, query included; `/` where it would lead anywhere else: to another host (`//host`, `/\host`), by
 * another scheme, or to what is no path at all.
 */
export function localPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2_000) return '/';
  const url = URL.parse(given, NOWHERE);
  if (url?.origin !== NOWHERE) return '/';
  const path = `${url.pathname}${url.search}`;
  // `/.//host` is normalised to `//host`.
  return path.startsWith('//') ? '/' : path;
}
