import type { FeedEntry, TellingConnector } from '../connector';
import { WebhookSender, type WebhookSettings } from './webhook-sender';

/** Tells an agency's webhook the entries of its feed, each as a message of its own. */
export class EventWebhook implements TellingConnector {
  private readonly sender: WebhookSender;

  constructor(settings: WebhookSettings, secret: string) {
    this.sender = new WebhookSender(settings, secret);
  }

  tell({ id, type, time, number, data }: FeedEntry, signal: AbortSignal): Promise<void> {
    const bytes = Buffer.from(JSON.stringify({ type, timestamp: time, number, data }));
    return this.sender.send(id, () => ({ length: bytes.length, pieces: () => ReadableStream.from([bytes]) }), signal);
  }
}
