import { createHmac } from 'node:crypto';

/** What one message is signed with and as. */
export interface WebhookMessage {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
}

/**
 * A Standard Webhooks signature (v1, HMAC-SHA-256 over `id.timestamp.body`) made piece by piece; the library
 * `standardwebhooks` signs whole strings only, and a document in one string is what streaming avoids.
 */
export class WebhookSignature {
  private readonly hmac: ReturnType<typeof createHmac>;

  constructor(key: Uint8Array, { id, timestamp }: WebhookMessage) {
    this.hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`);
  }

  update(piece: Uint8Array): void {
    this.hmac.update(piece);
  }

  /** The value of the header `webhook-signature`. */
  end(): string {
    return `v1,${this.hmac.digest('base64')}`;
  }
}
