import { readUpTo } from '@askonce/client';
import { AgencyFailure } from '../agency-failure';
import { bodyOf, callAgency, discardBody } from '../call-agency';
import { failureOf } from '../http-status';

export interface ClientSecretOptions {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
}

interface Granted {
  readonly accessToken: string;
  /** Milliseconds since the epoch. */
  readonly usableUntil: number;
}

const MAX_ANSWER_BYTES = 16 * 1024;
/** Where the agency does not say how long a token lives (RFC 6749 §5.1 only recommends it). */
const ASSUMED_LIFE_SECONDS = 60;
const VISIBLE = /^[\x21-\x7e]{1,8192}$/;

/** Access tokens of an agency's own authorisation server: client credentials with client_secret_basic (RFC 6749 §4.4, §2.3.1). */
export class ClientSecretToken {
  private current: Granted | undefined;

  constructor(
    private readonly options: ClientSecretOptions,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws AgencyFailure */
  async get(signal: AbortSignal): Promise<string> {
    if (this.current === undefined || this.now() >= this.current.usableUntil) this.current = await this.request(signal);
    return this.current.accessToken;
  }

  /** The agency refused this token before its time: ask for another. */
  forget(token: string): void {
    if (this.current?.accessToken === token) this.current = undefined;
  }

  private async request(signal: AbortSignal): Promise<Granted> {
    const { tokenEndpoint, clientId, clientSecret, scope } = this.options;
    const credentials = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const requestedAt = this.now();
    const response = await callAgency(tokenEndpoint, {
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
      signal,
    });
    if (response.status !== 200) {
      await discardBody(response);
      throw response.status === 400 ? new AgencyFailure('access_refused') : failureOf(response.status);
    }
    return granted(await shortJson(response, signal), requestedAt);
  }
}

function granted(answer: unknown, requestedAt: number): Granted {
  const { access_token: accessToken, token_type: type, expires_in: life } = answer as Record<string, unknown>;
  if (typeof accessToken !== 'string' || !VISIBLE.test(accessToken)) throw new AgencyFailure('unexpected_answer');
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw new AgencyFailure('unexpected_answer');
  const seconds = typeof life === 'number' && life > 0 ? life : ASSUMED_LIFE_SECONDS;
  // Nine tenths, so that a token does not expire on its way.
  return { accessToken, usableUntil: requestedAt + seconds * 900 };
}

async function shortJson(response: Response, signal: AbortSignal): Promise<unknown> {
  const body = await readUpTo(bodyOf(response, signal), MAX_ANSWER_BYTES);
  if (body === undefined) throw new AgencyFailure('unexpected_answer');
  const answer = parsed(body.toString());
  if (typeof answer !== 'object' || answer === null) throw new AgencyFailure('unexpected_answer');
  return answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read: a token, perhaps.
    throw new AgencyFailure('unexpected_answer');
  }
}
