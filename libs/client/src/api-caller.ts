import { NoUsableAnswer } from './no-usable-answer';
import { Problem, problemIn } from './problem';
import { REAL_TIMING, type Timing, withRetries } from './retries';
import type { TokenSource } from './token-source';
import { Upload } from './upload';

export interface ApiOptions {
  /** Where the service answers. */
  readonly baseUrl: string;
  /** None for what is public. */
  readonly tokens?: TokenSource;
  /** For one attempt, in milliseconds; 45 s unless told, which is longer than the longest poll. */
  readonly timeoutMs?: number;
  /** For an attempt that sends a document, in milliseconds; as for any other unless told. */
  readonly uploadTimeoutMs?: number;
  /** For all attempts of one call and the pauses between them, in milliseconds; 2 minutes unless told. */
  readonly totalTimeoutMs?: number;
  /** How often a call that may be repeated is tried; 4 unless told, 1 for never again. */
  readonly attempts?: number;
  readonly timing?: Timing;
  /** Is given the headers of each good answer. */
  readonly onAnswer?: (headers: Headers) => void;
}

/** What a caller may say of one call. */
export interface CallOptions {
  /** Ends the call, and the pauses between its attempts, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface WriteOptions extends CallOptions {
  /**
   * New unless given, and the same for every attempt. Give one that is kept with the case where a call is to be repeated after a
   * crash as well: 1 to 128 visible ASCII characters that say nothing of the person.
   */
  readonly idempotencyKey?: string | undefined;
}

export interface Call extends WriteOptions {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object | Upload;
  /** That doing it twice does what doing it once does: so it is with GET, PUT and every call that has an idempotency key. */
  readonly repeatable?: boolean;
}

type Reading<T> = (response: Response) => Promise<T>;

const TIMEOUT_MS = 45_000;
const TOTAL_TIMEOUT_MS = 120_000;
const ATTEMPTS = 4;
/** Without the last two fetch keeps a copy of all that it has sent; and whoever redirects is not to get the token. */
const STREAMED = { duplex: 'half', redirect: 'error', window: null } as const;

/** Calls one service with the caller's own token, again where that helps and does no harm. */
export class ApiCaller {
  readonly timing: Timing;
  private readonly baseUrl: string;

  constructor(private readonly options: ApiOptions) {
    this.timing = options.timing ?? REAL_TIMING;
    this.baseUrl = options.baseUrl.replace(/(?<!\/)\/+$/, '');
  }

  /** @throws Problem, NoUsableAnswer, TokenRequestFailed, or the reason of the call's signal */
  json<T>(call: Call): Promise<T> {
    return this.send(call, async (response) => (await response.json()) as T);
  }

  /**
   * An answer whose body is still to be read; the time limits end with its headers.
   * @throws as `json` does
   */
  open(call: Call): Promise<Response> {
    return this.send(call, (response) => Promise.resolve(response));
  }

  private send<T>(call: Call, read: Reading<T>): Promise<T> {
    const { attempts = ATTEMPTS, totalTimeoutMs = TOTAL_TIMEOUT_MS, timeoutMs = TIMEOUT_MS } = this.options;
    const { uploadTimeoutMs = timeoutMs } = this.options;
    const [oneMs, allMs] =
      call.body instanceof Upload
        ? [uploadTimeoutMs, Math.max(uploadTimeoutMs, totalTimeoutMs)]
        : [timeoutMs, totalTimeoutMs];
    const limits = { attempts: isRepeatable(call) ? attempts : 1, totalTimeoutMs: allMs, signal: call.signal };
    return withRetries((leftMs) => this.attempt(call, read, Math.min(leftMs, oneMs)), limits, this.timing);
  }

  private async attempt<T>(call: Call, read: Reading<T>, timeoutMs: number): Promise<T> {
    const url = this.urlOf(call);
    const token = await this.options.tokens?.token();
    const sent = { method: call.method, headers: headersOf(call, token), ...bodyOf(call), ...STREAMED };
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort(new DOMException(`No answer within ${Math.round(timeoutMs)} ms.`, 'TimeoutError'));
    }, timeoutMs);
    const signal = call.signal === undefined ? late.signal : AbortSignal.any([call.signal, late.signal]);
    try {
      const response = await fetch(url, { ...sent, signal });
      if (response.ok) {
        this.options.onAnswer?.(response.headers);
        return await read(response);
      }
      throw await problemIn(response);
    } catch (error) {
      throw explained(error, call, url);
    } finally {
      clearTimeout(timer);
    }
  }

  private urlOf({ path, query = {} }: Call): URL {
    const url = new URL(`${this.baseUrl}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }
}

const isRepeatable = ({ method, body, idempotencyKey, repeatable }: Call): boolean =>
  (method !== 'POST' || idempotencyKey !== undefined || repeatable === true) &&
  !(body instanceof Upload && !body.canBeSentAgain);

function headersOf({ body, idempotencyKey }: Call, token: string | undefined): Headers {
  const headers = new Headers({ accept: 'application/json, */*' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (body !== undefined) headers.set('content-type', body instanceof Upload ? body.contentType : 'application/json');
  return headers;
}

function bodyOf({ body }: Call): RequestInit {
  if (body === undefined) return {};
  return { body: body instanceof Upload ? body.open() : JSON.stringify(body) };
}

/** What was thrown, in the words of this library; the caller's own errors stay what they are. */
function explained(error: unknown, { signal, body }: Call, { origin }: URL): unknown {
  if (error instanceof Problem) return error;
  if (signal?.aborted === true) return signal.reason;
  if (body instanceof Upload && body.broken !== undefined) return body.broken.cause;
  return new NoUsableAnswer(origin, { cause: error });
}
