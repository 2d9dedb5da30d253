/** Of a registered address as of a given one; a longer one would not be taken with a request. */
export const RETURN_URL_MAX_LENGTH = 500;

/** Hosts of one's own machine, where a demo answers without TLS. */
const OWN_MACHINE: readonly string[] = ['127.0.0.1', 'localhost'];

/** RFC 3986 without user name and fragment: nothing of what parsers are known to read each in their own way. */
const WRITTEN = /^https?:\/\/[\w.:[\]-]+(?<path>\/[\w.~:@!$&'()*+,;=%/-]*)?(?<query>\?[\w.~:@!$&'()*+,;=%/?[\]-]*)?$/i;

interface ReturnUrl {
  readonly url: URL;
  readonly hasQuery: boolean;
}

/** Whether an agency may register it: absolute, https (http on one's own machine), without user name, query and fragment. */
export function isReturnUrl(text: string): boolean {
  const read = readReturnUrl(text);
  if (read === undefined || read.hasQuery) return false;
  return read.url.protocol === 'https:' || OWN_MACHINE.includes(read.url.hostname);
}

/** Whether a person may be led there: it has the origin of a registered address and lies at its path or below; a query is free. */
export function mayReturnTo(given: string, registered: readonly string[] = []): boolean {
  const to = readReturnUrl(given)?.url;
  if (to === undefined) return false;
  return registered.some((text) => {
    const base = readReturnUrl(text)?.url;
    return base !== undefined && base.origin === to.origin && isAtOrBelow(to.pathname, base.pathname);
  });
}

function isAtOrBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
}

/** Undefined for what is not plainly written: whoever reads it later must find the same host and path in it. */
function readReturnUrl(text: string): ReturnUrl | undefined {
  if (text.length > RETURN_URL_MAX_LENGTH) return undefined;
  const written = WRITTEN.exec(text)?.groups;
  const url = URL.parse(text);
  if (written === undefined || url === null || !isPlainPath(written['path'] ?? '/')) return undefined;
  return { url, hasQuery: written['query'] !== undefined };
}

/** Servers decode before they look: `..`, `//` and `\` are none the better for being encoded. */
function isPlainPath(path: string): boolean {
  const decoded = decode(path);
  if (decoded === undefined || /\/\/|\\|\p{Cc}/u.test(decoded)) return false;
  return decoded.split('/').every((segment) => segment !== '.' && segment !== '..');
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray % or no UTF-8: that is the answer, not a failure.
    return undefined;
  }
}
