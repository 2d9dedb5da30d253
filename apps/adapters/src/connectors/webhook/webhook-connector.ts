import type { DeliveringConnector, Evidence } from '../connector';
import { WebhookBody } from './webhook-body';
import { WebhookSender, type WebhookSettings } from './webhook-sender';

/** Delivers documents to an agency's webhook. */
export class WebhookConnector implements DeliveringConnector {
  private readonly sender: WebhookSender;

  constructor(settings: WebhookSettings, secret: string, clock?: () => Date) {
    this.sender = new WebhookSender(settings, secret, clock);
  }

  deliver(evidence: Evidence, signal: AbortSignal): Promise<void> {
    return this.sender.send(evidence.releaseId, (sentAt) => new WebhookBody(evidence, sentAt), signal);
  }
}
