import type { NotUpheldReason, UpheldReason } from '@askonce/contracts';
import { satisfies } from '../evidence-requests/satisfies';
import type { Demand } from '../subjects/demand';
import type { Consent, HeldDocument, Rejection, Timestamp } from '../subjects/person';

/** A version of what was asked for. */
export interface CandidateDocument extends Pick<
  HeldDocument,
  'id' | 'status' | 'provenance' | 'digest' | 'issuedAt' | 'validUntil' | 'createdAt' | 'endedAt'
> {
  /** Whether the agency that asked could read it at that moment, by a release of its own. */
  readonly releasedToAgency: boolean;
}

export interface ReportFacts {
  /** When the agency asked. */
  readonly askedAt: Timestamp;
  /** What a document had to be to satisfy it. */
  readonly demand: Demand;
  /** Every version of that evidence. */
  readonly documents: readonly CandidateDocument[];
  /** What the agency that asked could not use of it. */
  readonly rejections: readonly Rejection[];
  /** To that agency, for that evidence, whatever the purpose. */
  readonly consents: readonly Consent[];
}

export type Verdict =
  | { readonly outcome: 'upheld'; readonly reason: UpheldReason; readonly documentId: string }
  | { readonly outcome: 'not_upheld'; readonly reason: NotUpheldReason };

const no = (reason: NotUpheldReason): Verdict => ({ outcome: 'not_upheld', reason });
const notAfter = (time: Timestamp, end: Timestamp) => Date.parse(time) <= Date.parse(end);

/** Decides whether an agency asked for what was held for it at that moment. Where that is open, it is not held against it. */
export function judgeReport(facts: ReportFacts): Verdict {
  const { askedAt, demand, documents, rejections } = facts;
  const held = documents.find((document) => wasHeld(document, askedAt));
  if (held === undefined) return no(whyNothing(documents, askedAt));
  if (!satisfies({ ...held, status: 'current', sealedAttributes: null }, demand, askedAt)) return no('did_not_satisfy');
  if (rejections.some((rejection) => rejects(rejection, held, askedAt))) return no('rejected');
  if (wasKeptFrom(facts)) return no('not_shared');
  return { outcome: 'upheld', reason: held.releasedToAgency ? 'released_before' : 'held', documentId: held.id };
}

/** At most one version was current at any moment. */
const wasHeld = ({ status, createdAt, endedAt }: CandidateDocument, at: Timestamp): boolean =>
  notAfter(createdAt, at) && (endedAt === null ? status === 'current' : !notAfter(endedAt, at));

function whyNothing(documents: readonly CandidateDocument[], at: Timestamp): NotUpheldReason {
  if (documents.length === 0) return 'nothing_held';
  return documents.some(({ createdAt }) => notAfter(createdAt, at)) ? 'no_longer_held' : 'held_later';
}

/** The same file again is no other document. */
const rejects = ({ digest, rejectedAt }: Rejection, held: CandidateDocument, at: Timestamp): boolean =>
  digest === held.digest && notAfter(rejectedAt, at);

const CLOSED: ReadonlySet<Consent['status']> = new Set(['refused', 'withdrawn', 'paused']);

/** Whom the person does not let have it may ask them for it: they would rather bring it themself. */
function wasKeptFrom({ consents, askedAt }: ReportFacts): boolean {
  const decided = consents.filter(({ decidedAt }) => decidedAt !== null && notAfter(decidedAt, askedAt));
  return decided.some(({ status }) => CLOSED.has(status)) && !decided.some(({ status }) => status === 'given');
}
