import type { LawfulBasis, ReadRefusalCode } from '@askonce/contracts';
import { fieldsInCommon, type ReleasedFields } from '../catalogue/released-fields';
import type { Consent, DocumentStatus, HeldDocument, Release, Timestamp } from '../subjects/person';

/** What a reading rests on, as of the moment of reading. */
export interface ReadingFacts {
  readonly now: Timestamp;
  readonly agencyActive: boolean;
  /** Absent when the purpose is no longer declared for this procedure. */
  readonly purpose?: {
    readonly evidenceTypes: readonly string[];
    readonly lawfulBasis: LawfulBasis;
    readonly fields?: readonly string[];
  };
  readonly evidenceType: string;
  readonly consent?: Consent;
  readonly document: Pick<HeldDocument, 'status' | 'sealedAttributes'>;
  readonly release: Pick<Release, 'endedAt' | 'fields'>;
}

export type ReadingVerdict =
  | {
      readonly allowed: true;
      /** All that may be read. */
      readonly fields: ReleasedFields;
      /** The end of the consent that it rests on. */
      readonly restsUntil?: Timestamp;
    }
  | { readonly allowed: false; readonly code: ReadRefusalCode };

const refused = (code: ReadRefusalCode): ReadingVerdict => ({ allowed: false, code });

/**
 * What a document's standing says about reading it. Its receivers know since the release until when it is valid; what they
 * decided on it while it was, they must be able to show. So the end of validity ends no reading: taking back does.
 */
const BY_DOCUMENT: Readonly<Record<DocumentStatus, ReadRefusalCode | undefined>> = {
  current: undefined,
  superseded: undefined,
  expired: undefined,
  removed: 'document_removed',
  revoked: 'document_revoked',
};

const BY_CONSENT = {
  requested: 'consent_expired',
  refused: 'consent_refused',
  paused: 'consent_paused',
  withdrawn: 'consent_withdrawn',
  expired: 'consent_expired',
} as const;

/** Decides whether what was released may be read now: a basis that has ended since ends the reading too, and one that was narrowed narrows it. */
export function decideReading(facts: ReadingFacts): ReadingVerdict {
  if (!facts.agencyActive) return refused('agency_suspended');
  if (facts.purpose === undefined) return refused('purpose_not_declared');
  if (!facts.purpose.evidenceTypes.includes(facts.evidenceType)) return refused('evidence_type_not_covered');
  if (facts.release.endedAt !== null) return refused('evidence_rejected');
  const takenBack = BY_DOCUMENT[facts.document.status];
  if (takenBack !== undefined) return refused(takenBack);
  if (facts.purpose.lawfulBasis === 'consent') return decideConsent(facts, facts.consent);
  return decideFields(facts, fieldsInCommon(facts.release.fields, facts.purpose.fields));
}

/** What was released before the declaration came to name fields may be a file only. */
const decideFields = ({ document }: ReadingFacts, fields: ReleasedFields): ReadingVerdict =>
  fields !== null && document.sealedAttributes === null
    ? refused('evidence_type_not_covered')
    : { allowed: true, fields };

function decideConsent(facts: ReadingFacts, consent: Consent | undefined): ReadingVerdict {
  const { now, purpose, release } = facts;
  if (consent === undefined) return refused('consent_expired');
  if (consent.status !== 'given') return refused(BY_CONSENT[consent.status]);
  const { validUntil } = consent;
  if (validUntil === null || Date.parse(validUntil) <= Date.parse(now)) return refused('consent_expired');
  const verdict = decideFields(facts, fieldsInCommon(release.fields, purpose?.fields, consent.fields));
  return verdict.allowed ? { ...verdict, restsUntil: validUntil } : verdict;
}
