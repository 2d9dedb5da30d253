import type { IncomingHttpHeaders } from 'node:http';
import {
  DamagedEvidence,
  type DeliveredEvidence,
  deliveredEvidence,
  type FeedEvent,
  feedEvent,
  WebhookRejected,
  WebhookVerifier,
} from '@askonce/client';
import { type AgencyAnswer, type AgencyServer, bodyOf, serve } from './agency-server';
import { json } from './client-tokens';

/** A document that arrived, as the housing agency's clerk would see it listed. */
export interface ReceivedEvidence extends Omit<DeliveredEvidence, 'content'> {
  /** Bytes. */
  readonly size: number;
}

export interface HousingInbox extends AgencyServer {
  readonly webhookUrl: string;
  /** What has arrived, each once, in order of arrival. */
  received(): readonly ReceivedEvidence[];
  /** What its feed told it, each once. */
  heard(): readonly FeedEvent[];
}

/** 20 MiB in base64, and room for what stands around it. */
const MAX_BYTES = 28 * 1024 * 1024 + 65_536;

/**
 * A small agency system of the demo: takes deliveries and events by webhook (Standard Webhooks) and believes none whose signature, age or
 * digest is wrong.
 * @param options.secret `whsec_` and base64, as agreed with AskOnce
 */
export async function startHousingInbox(options: { port: number; secret: string }): Promise<HousingInbox> {
  const inbox = new Inbox(new WebhookVerifier([options.secret]));
  const server = await serve(options.port, {
    'POST /inbox': async (request) => inbox.take(await bodyOf(request, MAX_BYTES), request.headers),
  });
  return { ...server, webhookUrl: `${server.url}/inbox`, received: () => inbox.received(), heard: () => inbox.heard() };
}

class Inbox {
  private readonly arrived = new Map<string, ReceivedEvidence>();
  private readonly events = new Map<number, FeedEvent>();

  constructor(private readonly webhook: WebhookVerifier) {}

  received(): readonly ReceivedEvidence[] {
    return [...this.arrived.values()];
  }

  heard(): readonly FeedEvent[] {
    return [...this.events.values()];
  }

  take(body: Buffer, headers: IncomingHttpHeaders): AgencyAnswer {
    try {
      const message = this.webhook.verify(body, headers);
      const [delivered, event] = [deliveredEvidence(message), feedEvent(message)];
      if (delivered !== undefined) this.keep(delivered);
      // It may come twice; its number tells.
      else if (event !== undefined) this.events.set(event.number, event);
      else return json(400, { error: 'unknown_type' });
      return { status: 204 };
    } catch (error) {
      if (error instanceof DamagedEvidence) return json(400, { error: 'wrong_digest' });
      if (!(error instanceof WebhookRejected)) throw error;
      return json(error.reason === 'message_malformed' ? 400 : 401, { error: error.reason });
    }
  }

  /** A delivery may come twice; the release's id tells. */
  private keep({ content, ...evidence }: DeliveredEvidence): void {
    if (this.arrived.has(evidence.releaseId)) return;
    this.arrived.set(evidence.releaseId, { ...evidence, size: content.length });
  }
}
