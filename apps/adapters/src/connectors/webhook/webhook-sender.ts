import { webhookKey } from '@askonce/client';
import { STREAMED, UploadBody } from '../../http/upload-body';
import { callAgency, discardBody } from '../call-agency';
import { failureOf } from '../http-status';
import { WebhookSignature } from './webhook-signature';

export interface WebhookSettings {
  readonly kind: 'webhook';
  readonly url: string;
}

/** The JSON of one message. */
export interface WebhookContent {
  /** Bytes. */
  readonly length: number;
  /** Each call reads it anew. */
  pieces(): AsyncIterable<Uint8Array>;
}

/**
 * Sends messages to an agency's webhook (Standard Webhooks). A message is read twice: once to sign it, which also shows that it is
 * whole before the first byte leaves, and once to send it; at no time is more than a piece of it held.
 */
export class WebhookSender {
  private readonly key: Uint8Array;

  constructor(
    private readonly settings: WebhookSettings,
    secret: string,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.key = webhookKey(secret);
  }

  /**
   * Resolves once the agency has acknowledged; what else it answers is not read.
   * @param id the same at every try: the receiver knows by it what it has already had
   * @throws AgencyFailure, or what reading the message throws
   */
  async send(id: string, contentAt: (sentAt: Date) => WebhookContent, signal: AbortSignal): Promise<void> {
    const sentAt = this.clock();
    const content = contentAt(sentAt);
    const signed = await this.signed({ id, timestamp: Math.floor(sentAt.getTime() / 1_000) }, content, signal);
    const upload = new UploadBody(content.pieces());
    const response = await callAgency(this.settings.url, {
      headers: { ...signed, 'content-length': String(content.length) },
      body: upload,
      signal,
      ...STREAMED,
    }).catch((error: unknown) => {
      upload.throwIfBroken();
      throw error;
    });
    await discardBody(response);
    if (!response.ok) throw failureOf(response.status);
  }

  private async signed(message: { id: string; timestamp: number }, content: WebhookContent, signal: AbortSignal) {
    const signature = new WebhookSignature(this.key, message);
    for await (const piece of content.pieces()) {
      signal.throwIfAborted();
      signature.update(piece);
    }
    return {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': signature.end(),
    };
  }
}
