import { createHmac, timingSafeEqual } from 'node:crypto';
import { webhookKey } from './webhook-key';

export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A message that is AskOnce's, and new. */
export interface WebhookMessage {
  /** The same when the message is sent again. */
  readonly id: string;
  /** Such as `evidence.released`. */
  readonly type: string;
  /** When it happened, or when it was sent, RFC 3339. */
  readonly timestamp?: string;
  /** Of an event, its place in the agency's feed. */
  readonly number?: number;
  readonly data: unknown;
}

export type WebhookRejection = 'headers_missing' | 'not_in_time' | 'signature_wrong' | 'message_malformed';

const REASONS: Readonly<Record<WebhookRejection, string>> = {
  headers_missing: 'it lacks webhook-id, webhook-timestamp or webhook-signature',
  not_in_time: 'its timestamp is too far from the time of this machine, so it may have been recorded and sent again',
  signature_wrong: 'none of its signatures was made with a secret that is known here',
  message_malformed: 'its body is not the JSON that was agreed',
};

/** A message is not to be believed. Answer it with 401, or 400 where it is malformed. */
export class WebhookRejected extends Error {
  override readonly name = 'WebhookRejected';

  constructor(
    readonly reason: WebhookRejection,
    options?: ErrorOptions,
  ) {
    super(`The message is not to be believed: ${REASONS[reason]}.`, options);
  }
}

export interface WebhookVerifierOptions {
  /** How far a message's timestamp may be from now, either way; 300 unless told. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const TOLERANCE_SECONDS = 300;

/** Tells whether a message to an agency's webhook is AskOnce's (Standard Webhooks 1.0, symmetric signatures `v1`). */
export class WebhookVerifier {
  private readonly keys: readonly Uint8Array[];
  private readonly toleranceSeconds: number;
  private readonly now: () => number;

  /**
   * @param secrets of the form `whsec_` and base64; while one is being replaced, the new and the old
   * @throws Error, which does not quote the secret, when it is malformed
   */
  constructor(secrets: readonly [string, ...string[]], options: WebhookVerifierOptions = {}) {
    this.keys = secrets.map(webhookKey);
    this.toleranceSeconds = options.toleranceSeconds ?? TOLERANCE_SECONDS;
    this.now = options.now ?? Date.now;
  }

  /** @param body exactly as it was received: parsed and written again it would be another one @throws WebhookRejected */
  verify(body: Uint8Array | string, headers: WebhookHeaders): WebhookMessage {
    const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
      headerIn(headers, name),
    );
    if (!id || !timestamp || !signatures) throw new WebhookRejected('headers_missing');
    if (!this.isInTime(timestamp)) throw new WebhookRejected('not_in_time');
    if (!this.isSigned(`${id}.${timestamp}.`, body, signatures)) throw new WebhookRejected('signature_wrong');
    return { id, ...messageIn(body) };
  }

  private isInTime(timestamp: string): boolean {
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    return Math.abs(Math.floor(this.now() / 1_000) - Number(timestamp)) <= this.toleranceSeconds;
  }

  /** While a secret is being replaced, the sender may sign with both as well. */
  private isSigned(head: string, body: Uint8Array | string, signatures: string): boolean {
    const given = signatures
      .split(' ')
      .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
    return this.keys.some((key) => {
      const expected = createHmac('sha256', key).update(head).update(body).digest();
      return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
    });
  }
}

function headerIn(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}

function messageIn(body: Uint8Array | string): Omit<WebhookMessage, 'id'> {
  const message = parsed(typeof body === 'string' ? body : Buffer.from(body).toString());
  if (typeof message !== 'object' || message === null) throw new WebhookRejected('message_malformed');
  const { type, timestamp, number, data } = message as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string') throw new WebhookRejected('message_malformed');
  return {
    type,
    ...(typeof timestamp === 'string' && { timestamp }),
    ...(typeof number === 'number' && { number }),
    data,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WebhookRejected('message_malformed', { cause });
  }
}
