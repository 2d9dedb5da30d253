/** A person as the agency asked knows them; it goes into the body of a call, never into a URL or a log. */
export interface SubjectIdentifier {
  readonly scheme: string;
  readonly identifier: string;
}

/** Which evidence about whom. */
export interface EvidenceQuery {
  readonly evidenceType: string;
  /** Mostly empty. */
  readonly qualifier: string;
  readonly subject: SubjectIdentifier;
}

/** What a source says of a document, and the way to its bytes. */
export interface FoundDocument {
  readonly mediaType: string;
  /** RFC 3339. */
  readonly issuedAt?: string;
  /** RFC 3339. */
  readonly validUntil?: string;
  /** The document as data. */
  readonly attributes?: object;
  /** Bytes as they come in. Throws AgencyFailure as soon as they turn out not to be what was promised, at the latest at the end. */
  readonly content: AsyncIterable<Uint8Array>;
}

export type FetchAnswer =
  | { readonly outcome: 'found'; readonly document: FoundDocument }
  /** The source does not hold such evidence about the person, or does not know the person. */
  | { readonly outcome: 'not_found' }
  /** The source knows more than one person by that identifier. */
  | { readonly outcome: 'ambiguous' };

/** A released document on its way to the agency that asked for it. */
export interface Evidence {
  readonly releaseId: string;
  readonly requestId: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly mediaType: string;
  /** Repr-Digest (RFC 9530) of the bytes. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** The person's pseudonym towards the receiving agency. */
  readonly subject: string;
  /** Each call reads the bytes anew, from the first. Throws when they are not what was released. */
  content(): AsyncIterable<Uint8Array>;
}

/** Asks one agency's system for evidence. */
export interface FetchingConnector {
  /** @throws AgencyFailure when there is no usable answer */
  fetch(query: EvidenceQuery, signal: AbortSignal): Promise<FetchAnswer>;
}

/** Puts evidence into the hands of one agency's system; doing so twice must do no harm there, so the release names it. */
export interface DeliveringConnector {
  /** Resolves once the agency has acknowledged. @throws AgencyFailure when it has not */
  deliver(evidence: Evidence, signal: AbortSignal): Promise<void>;
}

/** One entry of an agency's feed, handed on as it is. */
export interface FeedEntry {
  /** Its place in the feed. */
  readonly number: number;
  /** The same at every try. */
  readonly id: string;
  readonly type: string;
  /** RFC 3339. */
  readonly time: string;
  readonly data: unknown;
}

/** Tells one agency's system what concerns it; doing so twice must do no harm there, so the entry has a number. */
export interface TellingConnector {
  /** Resolves once the agency has acknowledged. @throws AgencyFailure when it has not */
  tell(entry: FeedEntry, signal: AbortSignal): Promise<void>;
}

/** The largest document taken from a source or held by the registry (api.md, limits). */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/json',
  'application/xml',
] as const;
