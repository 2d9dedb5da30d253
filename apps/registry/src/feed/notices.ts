import {
  type AskOnceEvent,
  type DataOf,
  dataOf,
  type EventDefinition,
  EVENTS,
  WAITING_STATUSES,
} from '@askonce/contracts';
import type { ConsentNews, RequestChanged, Said } from './feed-entry';

/** The agencies that a fact concerns, by requests: one that it names, or those of the person that fit. */
export type Concern =
  | { readonly kind: 'request'; readonly agency: string; readonly requestId: string }
  | { readonly kind: 'consent'; readonly agency: string; readonly purpose: string; readonly evidenceType: string }
  | { readonly kind: 'agency'; readonly agency: string; readonly requestId: string | undefined }
  | { readonly kind: 'received'; readonly documentId: string }
  | { readonly kind: 'person' };

/** Whom a fact is told, and what. */
export interface Notice {
  readonly concern: Concern;
  /** What one agency is told. It knows the person by its own requests, and by nothing else. */
  readonly say: (requestIds: readonly string[]) => Said;
}

interface Row {
  readonly type: string;
  readonly notice: (event: AskOnceEvent) => Notice | undefined;
}

const row = <E extends EventDefinition>(definition: E, notice: (data: DataOf<E>) => Notice | undefined): Row => ({
  type: definition.type,
  notice: (event) => notice(dataOf(definition, event)),
});

/** Which facts agencies are told; what is not in here is told to nobody. */
const ROWS = [
  row(EVENTS.evidenceRequested, (data) => requestChanged(data, waitingFor(data.decision.code))),
  row(EVENTS.evidenceMoved, (data) => requestChanged(data, data.to)),
  row(EVENTS.evidenceReleased, (data) => requestChanged(data, 'released', data.documents)),
  row(EVENTS.evidenceDenied, (data) => requestChanged(data, 'denied')),
  row(EVENTS.releaseObjected, requestObjected),
  row(EVENTS.consentChanged, consentChanged),
  row(EVENTS.documentEnded, documentEnded),
  row(EVENTS.consentExpiring, consentExpiring),
  row(EVENTS.questionAsked, questionAsked),
  row(EVENTS.askedAgainReported, askedAgainReported),
  row(EVENTS.subjectErased, subjectErased),
];

const BY_TYPE = new Map(ROWS.map(({ type, notice }) => [type, notice]));

/** @returns undefined where no agency is told. @throws InvalidEventData when the event does not fit its contract */
export const noticeOf = (event: AskOnceEvent): Notice | undefined => BY_TYPE.get(event.type)?.(event);

/**
 * Leaves out which evidence types a request is about: where a requirement has alternatives, the choice among them may
 * depend on what is held, which an agency must not learn before the basis holds.
 */
function requestChanged(
  about: DataOf<typeof EVENTS.evidenceDenied>,
  status: RequestChanged['status'],
  released?: DataOf<typeof EVENTS.evidenceReleased>['documents'],
): Notice {
  const { agency, requestId, decision, procedure, purpose, channel, journey } = about;
  const documents = released?.map(({ evidenceType, releaseId, documentId }) => ({
    evidenceType,
    releaseId,
    documentId,
  }));
  const data = {
    requestId,
    status,
    decision,
    procedure,
    purpose,
    channel,
    ...(journey === undefined ? {} : { journey }),
    ...(documents === undefined ? {} : { documents }),
  };
  return {
    concern: { kind: 'request', agency, requestId },
    say: () => ({ type: 'evidence_request.changed', data }),
  };
}

/** While a request waits, its status and the code of its decision are the same word. */
function waitingFor(code: string): RequestChanged['status'] {
  const status = WAITING_STATUSES.find((waiting) => waiting === code);
  if (status === undefined) throw new Error(`A request that was just made cannot wait for ${code}.`);
  return status;
}

function requestObjected(data: DataOf<typeof EVENTS.releaseObjected>): Notice {
  const { agency, requestId, procedure, purpose } = data;
  return {
    concern: { kind: 'request', agency, requestId },
    say: () => ({ type: 'evidence_request.objected', data: { requestId, procedure, purpose } }),
  };
}

type ConsentEvent = DataOf<typeof EVENTS.consentChanged>;

const CONSENT_NEWS_OF: Readonly<Record<ConsentEvent['transition'], ConsentNews | undefined>> = {
  // Its own doing, which evidence_request.changed tells.
  request: undefined,
  grant: 'consent.given',
  refusal: 'consent.refused',
  withdrawal: 'consent.withdrawn',
  pause: 'consent.paused',
  resumption: 'consent.resumed',
  renewal: 'consent.renewed',
  expiry: 'consent.expired',
};

function consentChanged(event: ConsentEvent): Notice | undefined {
  const type = CONSENT_NEWS_OF[event.transition];
  // A question that nobody waits for any more ends as well: of that, what became of the request tells.
  if (type === undefined || (event.transition === 'expiry' && event.from === 'requested')) return undefined;
  const { agency, consentId, to: status, procedure, purpose, evidenceType, validUntil } = event;
  const about = { consentId, status, procedure, purpose, evidenceType };
  return {
    concern: { kind: 'consent', agency, purpose, evidenceType },
    say: (requestIds) => ({
      type,
      data: { ...about, ...(validUntil === undefined ? {} : { validUntil }), requestIds },
    }),
  };
}

function documentEnded({ documentId, evidenceType, how, reason }: DataOf<typeof EVENTS.documentEnded>): Notice {
  const about = { documentId, evidenceType, ...(reason === undefined ? {} : { reason }) };
  return {
    concern: { kind: 'received', documentId },
    say: (requestIds) => ({ type: `document.${how}`, data: { ...about, requestIds } }),
  };
}

/** The person may renew it; nobody else can. */
function consentExpiring(event: DataOf<typeof EVENTS.consentExpiring>): Notice {
  const { agency, consentId, procedure, purpose, evidenceType, validUntil } = event;
  const data = { consentId, status: 'given' as const, procedure, purpose, evidenceType, validUntil };
  return {
    concern: { kind: 'consent', agency, purpose, evidenceType },
    say: (requestIds) => ({ type: 'consent.expiring', data: { ...data, requestIds } }),
  };
}

function questionAsked(event: DataOf<typeof EVENTS.questionAsked>): Notice {
  const { agency, questionId, kind, promisedBy, requestId } = event;
  return {
    concern: { kind: 'agency', agency, requestId },
    say: (requestIds) => ({ type: 'question.asked', data: { questionId, kind, promisedBy, requestIds } }),
  };
}

/** Whether it is upheld tells what is held: an agency that reports learns nothing by it, about whomever. */
function askedAgainReported(event: DataOf<typeof EVENTS.askedAgainReported>): Notice {
  const { actor, agency, reportId, evidenceType, channel, askedAt, outcome, requestId } = event;
  const verdict = actor.role === 'citizen' ? { upheld: outcome === 'upheld' } : {};
  const data = { reportId, evidenceType, channel, askedAt, ...verdict };
  return {
    concern: { kind: 'agency', agency, requestId },
    say: (requestIds) => ({ type: 'asked_again.reported', data: { ...data, requestIds } }),
  };
}

function subjectErased(): Notice {
  return {
    concern: { kind: 'person' },
    say: (requestIds) => ({ type: 'subject.erased', data: { requestIds } }),
  };
}
