import type { HeldDocument, Timestamp } from '../../subjects/person';

/** How long a draft waits to be confirmed. */
export const DRAFT_HOURS = 24;

/** What a citizen has sent to look at before they give it. */
export interface DocumentDraft extends Pick<
  HeldDocument,
  | 'subjectRef'
  | 'id'
  | 'evidenceType'
  | 'qualifier'
  | 'channel'
  | 'issuedAt'
  | 'validUntil'
  | 'contentId'
  | 'wrappedKey'
  | 'mediaType'
  | 'size'
  | 'parts'
  | 'digest'
  | 'createdAt'
> {
  /** The id of the document that it is to take the place of. */
  readonly replaces: string | null;
  readonly clientId: string;
  /** Blinded. */
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly expiresAt: Timestamp;
}
