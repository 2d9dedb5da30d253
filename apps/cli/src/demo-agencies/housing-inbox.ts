import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { type AgencyAnswer, type AgencyServer, bodyOf, serve } from './agency-server';
import { json } from './client-tokens';

/** A document that arrived, as the housing agency's clerk would see it listed. */
export interface ReceivedEvidence {
  readonly releaseId: string;
  readonly requestId: string;
  readonly evidenceType: string;
  readonly mediaType: string;
  readonly digest: string;
  /** The person's pseudonym. */
  readonly subject: string;
  /** Bytes. */
  readonly size: number;
}

export interface HousingInbox extends AgencyServer {
  readonly webhookUrl: string;
  /** What has arrived, each once, in order of arrival. */
  received(): readonly ReceivedEvidence[];
}

/** 20 MiB in base64, and room for what stands around it. */
const MAX_BYTES = 28 * 1024 * 1024 + 65_536;
const TEXTS = ['releaseId', 'requestId', 'evidenceType', 'mediaType', 'digest', 'subject'] as const;

/**
 * A small agency system of the demo: takes deliveries by webhook (Standard Webhooks) and believes none whose signature, age or
 * digest is wrong.
 * @param options.secret `whsec_` and base64, as agreed with AskOnce
 */
export async function startHousingInbox(options: { port: number; secret: string }): Promise<HousingInbox> {
  const webhook = new Webhook(options.secret);
  const arrived = new Map<string, ReceivedEvidence>();
  const server = await serve(options.port, {
    'POST /inbox': async (request) => {
      const message = verified(webhook, request, await bodyOf(request, MAX_BYTES));
      if (message === undefined) return json(401, { error: 'invalid_signature' });
      return take(message, arrived);
    },
  });
  return { ...server, webhookUrl: `${server.url}/inbox`, received: () => [...arrived.values()] };
}

/** The library also refuses what was signed more than five minutes ago. */
function verified(webhook: Webhook, { headers }: IncomingMessage, body: Buffer): unknown {
  const one = (name: string) => String(headers[name] ?? '');
  try {
    return webhook.verify(body, {
      'webhook-id': one('webhook-id'),
      'webhook-timestamp': one('webhook-timestamp'),
      'webhook-signature': one('webhook-signature'),
    });
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function take(message: unknown, arrived: Map<string, ReceivedEvidence>): AgencyAnswer {
  const evidence = evidenceIn(message);
  if (evidence === undefined) return json(400, { error: 'invalid_message' });
  // A delivery may come twice; the release's id tells.
  if (!arrived.has(evidence.releaseId)) arrived.set(evidence.releaseId, evidence);
  return { status: 204 };
}

function evidenceIn(message: unknown): ReceivedEvidence | undefined {
  const { type, data } = message as { type?: unknown; data?: Record<string, unknown> | null };
  if (type !== 'evidence.released' || !data || typeof data.content !== 'string') return undefined;
  if (TEXTS.some((name) => typeof data[name] !== 'string')) return undefined;
  const content = Buffer.from(data.content, 'base64');
  if (data.digest !== `sha-256=:${createHash('sha256').update(content).digest('base64')}:`) return undefined;
  const { releaseId, requestId, evidenceType, mediaType, digest, subject } = data as Record<
    (typeof TEXTS)[number],
    string
  >;
  return { releaseId, requestId, evidenceType, mediaType, digest, subject, size: content.length };
}
