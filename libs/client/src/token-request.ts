import { TokenRequestFailed } from './token-source';

export interface GrantedToken {
  readonly accessToken: string;
  /** Seconds from now. */
  readonly expiresIn: number;
}

/**
 * One call to a token endpoint (RFC 6749 §3.2).
 * @throws TokenRequestFailed
 */
export async function requestToken(
  endpoint: string,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<GrantedToken> {
  const { status, body } = await post(endpoint, form, timeoutMs);
  if (status >= 400 && status < 500 && status !== 429) throw new TokenRequestFailed('refused', textOf(body.error));
  const accessToken = textOf(body.access_token);
  const expiresIn = body.expires_in;
  if (status !== 200 || accessToken === undefined || typeof expiresIn !== 'number') {
    throw new TokenRequestFailed('unavailable', undefined);
  }
  return { accessToken, expiresIn };
}

async function post(
  endpoint: string,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<{ status: number; body: Record<string, unknown> }> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      redirect: 'error',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json();
    return { status: response.status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
  } catch (cause) {
    throw new TokenRequestFailed('unavailable', undefined, { cause });
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
