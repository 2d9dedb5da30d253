import { webhookKey } from '@askonce/client';
import { STREAMED, UploadBody } from '../../http/upload-body';
import { callAgency, discardBody } from '../call-agency';
import type { DeliveringConnector, Evidence } from '../connector';
import { failureOf } from '../http-status';
import { WebhookBody } from './webhook-body';
import { WebhookSignature } from './webhook-signature';

export interface WebhookSettings {
  readonly kind: 'webhook';
  readonly url: string;
}

/**
 * Delivers to an agency's webhook (Standard Webhooks). The document is read twice: once to sign it, which also shows that it is
 * whole before the first byte leaves, and once to send it; at no time is more than a part of it held.
 */
export class WebhookConnector implements DeliveringConnector {
  private readonly key: Uint8Array;

  constructor(
    private readonly settings: WebhookSettings,
    secret: string,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.key = webhookKey(secret);
  }

  async deliver(evidence: Evidence, signal: AbortSignal): Promise<void> {
    const sentAt = this.clock();
    const body = new WebhookBody(evidence, sentAt);
    const signed = await this.signed(evidence, body, sentAt, signal);
    const upload = new UploadBody(body.pieces());
    const response = await callAgency(this.settings.url, {
      headers: { ...signed, 'content-length': String(body.length) },
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

  private async signed({ releaseId }: Evidence, body: WebhookBody, sentAt: Date, signal: AbortSignal) {
    const timestamp = Math.floor(sentAt.getTime() / 1_000);
    // The release's id, the same at every try: the receiver knows by it what it has already had.
    const signature = new WebhookSignature(this.key, { id: releaseId, timestamp });
    for await (const piece of body.pieces()) {
      signal.throwIfAborted();
      signature.update(piece);
    }
    return {
      'content-type': 'application/json',
      'webhook-id': releaseId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature.end(),
    };
  }
}
