import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose';
import { issuerUnavailable } from './auth.problems';

/** Finds the key that signed a token of one issuer. */
export type IssuerKeys = JWTVerifyGetKey;

const TIMEOUT_MS = 3_000;
/** An unknown `kid` fetches the keys again at most this often, so that made-up ones cannot flood the issuer. */
const COOLDOWN_MS = 10_000;
const MAX_AGE_MS = 600_000;
/** After a failed call the issuer is left alone for so long; callers meanwhile get their 503 at once. */
const PAUSE_MS = 1_000;

const METADATA_PATHS = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/**
 * The signing keys of one issuer, found through its metadata at first use (the issuer may start after us), cached and rotated.
 * @throws IssuerUnavailable when the issuer does not answer, or answers something else than metadata and keys.
 */
export function remoteIssuerKeys(issuer: string): IssuerKeys {
  const fetchGently = pausingFetch();
  let found: Promise<RemoteJWKSet> | undefined;
  const discovered = (): Promise<RemoteJWKSet> => {
    found ??= discover(issuer, fetchGently).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return async (header, token) => {
    try {
      const keys = await discovered();
      return await keys(header, token);
    } catch (error) {
      throw isFaultOfTheToken(error) ? error : issuerUnavailable(error);
    }
  };
}

async function discover(issuer: string, fetchGently: typeof fetch): Promise<RemoteJWKSet> {
  for (const path of METADATA_PATHS) {
    const response = await fetchGently(issuer.replace(/\/$/, '') + path, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) continue;
    return createRemoteJWKSet(jwksUri(await response.json(), issuer), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: MAX_AGE_MS,
      [customFetch]: fetchGently,
    });
  }
  throw new Error('the issuer publishes no metadata');
}

/** RFC 8414 §3.3: metadata that names another issuer must not be used. */
function jwksUri(metadata: unknown, issuer: string): URL {
  const { issuer: named, jwks_uri: uri } = metadata as { issuer?: unknown; jwks_uri?: unknown };
  if (named !== issuer || typeof uri !== 'string') throw new Error('the metadata is that of another issuer');
  const url = new URL(uri);
  if (url.protocol !== 'https:' && new URL(issuer).protocol === 'https:')
    throw new Error('the keys are not behind TLS');
  return url;
}

function pausingFetch(): typeof fetch {
  let pausedUntil = 0;
  return async (input, init) => {
    if (performance.now() < pausedUntil) throw new Error('the issuer did not answer a moment ago');
    try {
      const response = await fetch(input, init);
      if (response.status >= 500) pausedUntil = performance.now() + PAUSE_MS;
      return response;
    } catch (error) {
      pausedUntil = performance.now() + PAUSE_MS;
      throw error;
    }
  };
}

function isFaultOfTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
