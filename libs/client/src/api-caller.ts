import { randomUUID } from 'node:crypto';
import type { TokenSource } from './token-source';

/** A call was answered with a problem (RFC 9457), or with something else that is no success. */
export class CallRefused extends Error {
  constructor(
    readonly status: number,
    /** The last part of the problem's type, such as `consent-withdrawn`; absent when the answer was no problem. */
    readonly slug: string | undefined,
    /** The answer's body as it came. */
    readonly problem: Readonly<Record<string, unknown>>,
  ) {
    super(typeof problem.detail === 'string' ? problem.detail : `The call was answered with status ${status}.`);
    this.name = 'CallRefused';
  }
}

export interface ApiOptions {
  /** Where the service answers, without a slash at the end. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  /** For a whole call, in milliseconds; 45 s unless told, which is longer than the longest poll. */
  readonly timeoutMs?: number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object | FormData;
  /** New for each call unless given; give the same when repeating a call. */
  readonly idempotencyKey?: string;
}

const PROBLEM_TYPE = 'urn:askonce:problem:';
const TIMEOUT_MS = 45_000;

/** Calls one service with the caller's own token. */
export class ApiCaller {
  constructor(private readonly options: ApiOptions) {}

  /** @throws CallRefused, TokenRequestFailed, or fetch's own error when nobody answers */
  async json<T>(call: Call): Promise<T> {
    return (await (await this.send(call)).json()) as T;
  }

  /** @throws as `json` does */
  async bytes(call: Call): Promise<Uint8Array> {
    return new Uint8Array(await (await this.send(call)).arrayBuffer());
  }

  private async send({ method, path, body, idempotencyKey }: Call): Promise<Response> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.options.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.options.tokens.token()}`,
        accept: 'application/json, application/problem+json, */*',
        ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey ?? randomUUID() }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      // No service of ours redirects; whoever does so is not to get the token.
      redirect: 'error',
      signal: AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

async function refusal(response: Response): Promise<CallRefused> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const problem = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const type = typeof problem.type === 'string' ? problem.type : '';
  const slug = type.startsWith(PROBLEM_TYPE) ? type.slice(PROBLEM_TYPE.length) : undefined;
  return new CallRefused(response.status, slug, problem);
}
