import type {
  Consent,
  EvidenceRequest,
  HeldDocument,
  Holding,
  Person,
  Pursuit,
  PursuitKind,
  Rejection,
  Release,
  Subject,
  Timestamp,
} from './person';
import type { ActedBy } from './acted-by';
import type { NewId } from './new-id';

/** The moment at which specs happen, and times counted from it. */
export const NOW: Timestamp = '2026-11-22T09:00:00.000Z';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const later = (ms: number, from: Timestamp = NOW): Timestamp => new Date(Date.parse(from) + ms).toISOString();
export const daysAgo = (days: number): Timestamp => later(-days * DAY_MS);
export const inDays = (days: number): Timestamp => later(days * DAY_MS);

export const SUBJECT_REF = '00000000-0000-4000-8000-000000000000';
export const HOUSING: ActedBy = { role: 'agency', clientId: 'housing-backend', agency: 'housing' };

/** Ids that tell their place in the order of making, so that a failing property reads well. */
export function idsFrom(start = 1): NewId {
  let last = start - 1;
  return () => idOf(++last);
}

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const aSubject = (): Subject => ({
  subjectRef: SUBJECT_REF,
  sequence: 0,
  version: 0,
  keys: { identity: '\\x', citizen_provided: '\\x', agency_issued: '\\x' },
  pseudonymSecret: '\\x',
});

export const aPerson = (changes: Partial<Person> = {}): Person => ({
  now: NOW,
  catalogueVersion: 1,
  subject: aSubject(),
  holdings: [],
  documents: [],
  pursuits: [],
  consents: [],
  rejections: [],
  requests: [],
  earlierCall: undefined,
  ...changes,
});

export const aHolding = (changes: Partial<Holding> = {}): Holding => ({
  subjectRef: SUBJECT_REF,
  evidenceType: 'birth-certificate',
  qualifier: '',
  documentId: null,
  pursuitId: null,
  ...changes,
});

export const aDocument = (changes: Partial<HeldDocument> = {}): HeldDocument => ({
  subjectRef: SUBJECT_REF,
  id: idOf(901),
  evidenceType: 'birth-certificate',
  qualifier: '',
  version: 1,
  status: 'current',
  provenance: 'citizen_provided',
  issuer: null,
  depositedBy: null,
  arrival: 'deposited',
  pursuitId: null,
  channel: 'portal',
  issuedAt: null,
  validUntil: null,
  contentId: idOf(902),
  wrappedKey: '\\x',
  sealedAttributes: null,
  mediaType: 'application/pdf',
  size: 1_234,
  parts: 1,
  digest: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
  createdAt: daysAgo(1),
  endedAt: null,
  ...changes,
});

/** By default a consent that was given and is valid. */
export const aConsent = (changes: Partial<Consent> = {}): Consent => ({
  subjectRef: SUBJECT_REF,
  id: idOf(911),
  agency: 'housing',
  procedure: 'housing-procedure',
  purpose: 'housing-purpose',
  evidenceType: 'birth-certificate',
  status: 'given',
  requestedAt: daysAgo(2),
  decidedAt: daysAgo(1),
  validUntil: inDays(30),
  noticedFor: null,
  fields: null,
  ...changes,
});

/** An open pursuit; by default the citizen is asked. */
export const aPursuit = (changes: Partial<Pursuit> = {}): Pursuit => {
  const kind: PursuitKind = changes.kind ?? 'asking';
  return {
    subjectRef: SUBJECT_REF,
    id: idOf(921),
    evidenceType: 'birth-certificate',
    qualifier: '',
    kind,
    source: kind === 'fetching' ? 'civil-registry' : null,
    openedBy: idOf(931),
    openedAt: daysAgo(1),
    deadline: inDays(29),
    maxAgeDays: null,
    acceptedProvenance: null,
    asData: false,
    why: null,
    outcome: null,
    reason: null,
    closedAt: null,
    ...changes,
  };
};

/** A request that waits; by default housing's, made now, on consent. */
export const aRequest = (changes: Partial<EvidenceRequest> = {}): EvidenceRequest => ({
  subjectRef: SUBJECT_REF,
  id: idOf(931),
  agency: 'housing',
  clientId: 'housing-backend',
  procedure: 'housing-procedure',
  requirement: 'proof-of-birth',
  purpose: 'housing-purpose',
  evidenceTypes: ['birth-certificate'],
  qualifier: '',
  lawfulBasis: 'consent',
  explicitRequest: true,
  channel: 'portal',
  journey: null,
  official: null,
  returnUrl: null,
  status: 'asking',
  decisionCode: 'asking',
  reasons: [],
  eventId: idOf(932),
  objectedAt: null,
  reopenedAt: null,
  createdAt: NOW,
  updatedAt: NOW,
  expiresAt: inDays(30),
  ...changes,
});

/** A request of the tax office, which the law lets collect; made a day ago. */
export const aRequestOfTax = (changes: Partial<EvidenceRequest> = {}): EvidenceRequest =>
  aRequest({
    id: idOf(951),
    agency: 'tax',
    purpose: 'tax-purpose',
    procedure: 'tax-procedure',
    lawfulBasis: 'legal_obligation',
    createdAt: daysAgo(1),
    ...changes,
  });

export const aRejection = (changes: Partial<Rejection> = {}): Rejection => ({
  subjectRef: SUBJECT_REF,
  id: idOf(971),
  requestId: idOf(931),
  releaseId: idOf(941),
  documentId: idOf(901),
  digest: aDocument().digest,
  agency: 'housing',
  requirement: 'proof-of-birth',
  evidenceType: 'birth-certificate',
  qualifier: '',
  reason: 'illegible',
  sealedNote: null,
  eventId: idOf(972),
  rejectedAt: NOW,
  ...changes,
});

export const aRelease = (changes: Partial<Release> = {}): Release => ({
  subjectRef: SUBJECT_REF,
  id: idOf(941),
  requestId: idOf(931),
  evidenceType: 'birth-certificate',
  qualifier: '',
  documentId: idOf(901),
  source: 'held',
  consentId: null,
  eventId: idOf(932),
  releasedAt: NOW,
  endedAt: null,
  fields: null,
  ...changes,
});
