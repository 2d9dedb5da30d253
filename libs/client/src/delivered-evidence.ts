import { createHash } from 'node:crypto';
import { DamagedEvidence } from './evidence-content';
import { type WebhookMessage, WebhookRejected } from './webhook-verifier';

/** A document that came to the agency's webhook. */
export interface DeliveredEvidence {
  /** The same when it is delivered again. */
  readonly releaseId: string;
  readonly requestId: string;
  readonly evidenceType: string;
  /** Which of several, such as the month of a payslip. */
  readonly qualifier?: string;
  readonly mediaType: string;
  /** Repr-Digest (RFC 9530) of the content. */
  readonly digest: string;
  /** The person's name towards this agency and no other. */
  readonly subject: string;
  readonly content: Uint8Array;
}

const TEXTS = ['releaseId', 'requestId', 'evidenceType', 'mediaType', 'digest', 'subject', 'content'] as const;

/**
 * The document in a message of the type `evidence.released`; undefined for another type.
 * @throws WebhookRejected when the message is malformed, DamagedEvidence when the content does not have its digest
 */
export function deliveredEvidence({ type, data }: WebhookMessage): DeliveredEvidence | undefined {
  if (type !== 'evidence.released') return undefined;
  if (!isDelivery(data)) throw new WebhookRejected('message_malformed');
  const { releaseId, requestId, evidenceType, qualifier, mediaType, digest, subject } = data;
  const content = new Uint8Array(Buffer.from(data.content, 'base64'));
  if (digest !== `sha-256=:${createHash('sha256').update(content).digest('base64')}:`) {
    throw new DamagedEvidence('The bytes do not have the digest that was named.');
  }
  const named = typeof qualifier === 'string' ? { qualifier } : {};
  return { releaseId, requestId, evidenceType, ...named, mediaType, digest, subject, content };
}

type Delivery = Readonly<Record<(typeof TEXTS)[number], string>> & { readonly qualifier?: unknown };

const isDelivery = (data: unknown): data is Delivery =>
  typeof data === 'object' &&
  data !== null &&
  TEXTS.every((name) => typeof (data as Readonly<Record<string, unknown>>)[name] === 'string');
