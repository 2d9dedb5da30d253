import type { Channel, ConsentStatus, DataOf, EVENTS, QuestionKind, RequestStatus } from '@askonce/contracts';

/** As many requests as an entry names, the newest ones: so that no entry grows without end. */
export const NAMED_REQUESTS = 100;

export interface RequestChanged {
  readonly requestId: string;
  readonly status: RequestStatus;
  readonly decision: DataOf<typeof EVENTS.evidenceDenied>['decision'];
  readonly procedure: string;
  readonly purpose: string;
  readonly channel: Channel;
  readonly journey?: string;
  /** Only of what was released. */
  readonly documents?: readonly {
    readonly evidenceType: string;
    readonly releaseId: string;
    readonly documentId: string;
  }[];
}

export interface RequestObjected {
  readonly requestId: string;
  readonly procedure: string;
  readonly purpose: string;
}

export interface ConsentChanged {
  readonly consentId: string;
  readonly status: ConsentStatus;
  readonly procedure: string;
  readonly purpose: string;
  readonly evidenceType: string;
  readonly validUntil?: string;
  readonly requestIds: readonly string[];
}

export interface DocumentEnded {
  readonly documentId: string;
  readonly evidenceType: string;
  readonly reason?: string;
  readonly requestIds: readonly string[];
}

export interface SubjectErased {
  readonly requestIds: readonly string[];
}

export interface QuestionAsked {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly promisedBy: string;
  readonly requestIds: readonly string[];
}

export interface AskedAgainReported {
  readonly reportId: string;
  readonly evidenceType: string;
  readonly channel: Channel;
  readonly askedAt: string;
  /** Only where the person reported it: what is held is personal data, which is theirs to tell. */
  readonly upheld?: boolean;
  readonly requestIds: readonly string[];
}

export const CONSENT_NEWS = [
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'consent.paused',
  'consent.resumed',
  'consent.renewed',
  'consent.expiring',
  'consent.expired',
] as const;
export const DOCUMENT_NEWS = ['document.removed', 'document.revoked', 'document.replaced', 'document.expired'] as const;

export type ConsentNews = (typeof CONSENT_NEWS)[number];
export type DocumentNews = (typeof DOCUMENT_NEWS)[number];

/** What an agency can be told. */
export type Said =
  | { readonly type: 'evidence_request.changed'; readonly data: RequestChanged }
  | { readonly type: 'evidence_request.objected'; readonly data: RequestObjected }
  | { readonly type: ConsentNews; readonly data: ConsentChanged }
  | { readonly type: DocumentNews; readonly data: DocumentEnded }
  | { readonly type: 'question.asked'; readonly data: QuestionAsked }
  | { readonly type: 'asked_again.reported'; readonly data: AskedAgainReported }
  | { readonly type: 'subject.erased'; readonly data: SubjectErased };

/** One line of an agency's feed. */
export type FeedEntry = Said & {
  /** Dense, from 1, per agency. */
  readonly number: number;
  /** The event's: the same in the feeds of all whom it concerns, and in the log. */
  readonly id: string;
  readonly time: string;
};

/** What each type means to the agency that reads it. */
export const MEANINGS: Readonly<Record<Said['type'], string>> = {
  'evidence_request.changed':
    'A request of yours was decided, or decided again: each status that it ever had is one entry, the first one too.',
  'evidence_request.objected':
    'The person objects to an exchange that rests on a public task. You have to answer them.',
  'consent.given': 'The person agreed. What waited for it is decided again; an entry of its own tells the outcome.',
  'consent.refused': 'The person does not agree. Requests that rest on it are denied until they change their mind.',
  'consent.withdrawn': 'The person withdrew consent. Stop using what was released on it; it cannot be read any more.',
  'consent.paused': 'The person paused consent. Until they resume it, what was released on it cannot be read.',
  'consent.resumed': 'The person resumed a consent that was paused.',
  'consent.renewed': 'The person prolonged a consent; validUntil is its new end.',
  'consent.expiring':
    'A consent will end soon, at validUntil, unless the person renews it. Ask them in time if you still need it.',
  'consent.expired':
    'The time of a consent is over: what was released on it cannot be read any more. A new request asks again.',
  'document.removed':
    'The person took back a document that you received. Stop using it; it cannot be read any more. Ask again if you need it.',
  'document.revoked':
    'The issuer revoked a document that you received. Stop using it; it cannot be read any more. Ask again if you need it.',
  'document.replaced':
    'The person gave another document in place of one that you received, because that one was wrong. Ask again before you rely on it.',
  'document.expired':
    'The validity of a document that you received has ended. You may go on reading it as what it was; ask again if you need a valid one.',
  'question.asked':
    'A person asks you something, or says that something is wrong. Read it at GET /v1/questions, and answer by promisedBy.',
  'asked_again.reported':
    'Somebody says that you asked a person for evidence again. Where the person reported it themself, upheld tells whether what you asked for was held.',
  'subject.erased':
    'The person had everything about them erased here. Nothing that you received can be read any more; whether you may keep copies, your own law says.',
};
