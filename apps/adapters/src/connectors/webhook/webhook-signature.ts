import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

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

  constructor(key: Buffer, { id, timestamp }: WebhookMessage) {
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

/**
 * The key in a secret of the form `whsec_` and base64.
 * @throws Error that does not quote the secret
 */
export function webhookKey(secret: string): Buffer {
  const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  const key = Buffer.from(base64, 'base64');
  // 24 to 64 bytes, says the Standard Webhooks specification.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || key.length < 24 || key.length > 64) {
    throw new Error('A webhook secret is whsec_ and 24 to 64 bytes in base64.');
  }
  return key;
}
