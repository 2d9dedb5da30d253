import type { Channel, Provenance } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import type { ActedBy } from '../subjects/acted-by';
import type { Draft } from '../subjects/draft';
import type { Arrival, HeldDocument, Person, Subject } from '../subjects/person';
import type { Plan } from '../subjects/person-commands';
import type { Who } from '../subjects/subject-identities';
import type { Added } from './add-document';

/** What is said of a document that comes in. */
export interface Described {
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly provenance: Provenance;
  readonly issuer: string | null;
  readonly depositedBy: string | null;
  readonly arrival: Arrival;
  readonly channel: Channel;
  readonly issuedAt: string | null;
  readonly validUntil: string | null;
}

export interface Admission {
  readonly who: Who;
  readonly actor: ActedBy;
  readonly described: Described;
  /** What its issuer says as data: canonical JSON. */
  readonly attributes?: string | undefined;
  /** Absent where the call cannot be told from a repetition otherwise: fetches. */
  readonly key?: { readonly operation: string; readonly idempotencyKey: string };
  /** The id of the document that this one is to replace; `before` says whether it may. */
  readonly replaces?: string;
  /** Looks at the person first: it may refuse by throwing, or name the document that this one replaces. */
  readonly before?: (draft: Draft, digest: string) => HeldDocument | undefined;
  /** What else belongs into the same commit. */
  readonly after?: (draft: Draft, added: Added, catalogue: Catalogue) => void;
  /** A document that is this one already: then nothing is taken in. */
  readonly same?: (person: Person, digest: string) => HeldDocument | undefined;
}

/** Bytes that lie sealed already, and what they are to become. */
export interface SealedContent extends Pick<HeldDocument, 'contentId' | 'mediaType' | 'size' | 'parts' | 'digest'> {
  readonly documentId: string;
  /** The key of the content as it is stored with the document. */
  readonly wrappedKey: (subject: Subject) => Promise<string> | string;
  /** By which a repeated call is told from another one with the same key. */
  readonly bodyHash: string;
  readonly beside?: Plan<void>['beside'];
}

export interface Taken {
  readonly document: HeldDocument;
  /** Whether it answered what was asked of the citizen, or of a source. */
  readonly answered: boolean;
  readonly isNew: boolean;
}
