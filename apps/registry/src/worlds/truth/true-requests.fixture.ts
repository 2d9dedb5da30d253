import type { RejectionReason } from '@askonce/contracts';
import {
  answerOf,
  type Answered,
  KEY_REUSED,
  NOT_FOUND,
  ownRequestSeen,
  problem,
  requestSeen,
} from './true-answers.fixture';
import { callBefore, keep } from './true-calls.fixture';
import { listsFor, purposeOf } from './true-terms.fixture';
import type { TrueLife } from './true-life.fixture';
import { DAY, isWaiting, type TrueRelease, type TrueRequest } from './true-things.fixture';

/** A request waits for thirty days at most. */
const WAITS_DAYS = 30;

export interface Asking {
  readonly agency: string;
  readonly procedure: string;
  readonly purpose: string;
  readonly requirement?: string;
  readonly type?: string;
  readonly qualifier?: string;
  readonly explicit: boolean;
  readonly channel: string;
}

export function ask(life: TrueLife, asking: Asking, key: string): { answer: Answered; request?: TrueRequest } {
  const { world, person } = life;
  const { requirement, type } = asking;
  const isKnown =
    type === undefined
      ? world.requirements.some(({ id }) => id === requirement)
      : world.types.some(({ id }) => id === type);
  if (!isKnown) return { answer: problem(422, 'not-in-catalogue') };
  const call = { key: `${asking.agency} ask ${key}`, said: JSON.stringify(asking) };
  const before = callBefore(person, call);
  if (before === 'other') return { answer: KEY_REUSED };
  if (before?.request) return { answer: answerOf(before.request, 201), request: before.request };
  const now = person.now();
  const request = requestOf(life, asking, now);
  keep(person, call, { request });
  life.decide(request, 'made', now);
  person.requests.push(request);
  return { answer: answerOf(request, 201), request };
}

function requestOf({ world }: TrueLife, asking: Asking, now: number): TrueRequest {
  const { agency, procedure, purpose, requirement, type, qualifier = '', explicit } = asking;
  const declared = world.purposes.find((each) => each.agency === agency && each.id === purpose);
  const asked = { agency, procedure, purpose, requirement, list: type === undefined ? [] : [type] };
  return {
    ...{ ...asked, id: '', qualifier, explicit, basis: (purposeOf(world, asked) ?? declared)?.basis },
    ...{ status: 'asking', code: 'asking', reasons: [], releases: [], objected: false },
    ...{ createdAt: now, since: now, expiresAt: now + WAITS_DAYS * DAY },
  };
}

/** What an agency may do with a request of its own only. */
const isOwn = (request: TrueRequest | undefined, agency: string): request is TrueRequest => request?.agency === agency;

export function show(agency: string, request: TrueRequest | undefined): Answered {
  return isOwn(request, agency) ? { status: 200, says: requestSeen(request) } : NOT_FOUND;
}

export function cancel(life: TrueLife, agency: string, request: TrueRequest | undefined): Answered {
  if (!isOwn(request, agency)) return NOT_FOUND;
  if (isWaiting(request)) {
    life.end(request, 'cancelled', 'cancelled_by_agency');
    life.settleNow(life.person.now());
  }
  return request.status === 'cancelled' ? answerOf(request, 200) : problem(409, 'request-ended');
}

/** A reading is decided anew: a basis that has ended since the release ends it too. */
export function read(life: TrueLife, agency: string, request: TrueRequest | undefined, type: string): Answered {
  if (!isOwn(request, agency)) return NOT_FOUND;
  const release = request.releases.find((each) => each.type === type);
  if (release === undefined) return mayConcern(life, request, type) ? problem(409, 'not-released') : NOT_FOUND;
  const code = refusalOf(life, request, release);
  life.person.tell(code === undefined ? 'evidenceRead' : 'evidenceReadRefused');
  if (code !== undefined) return problem(410, 'evidence-gone', { code });
  return { status: 200, says: { text: release.document.scan } };
}

/** What belongs to any list that will do may have been released before, or may be yet. */
const mayConcern = ({ world }: TrueLife, request: TrueRequest, type: string): boolean =>
  [request.list, ...listsFor(world, request)].some((list) => list.includes(type));

/** Why what was released may not be read any more. */
export function refusalOf(
  { person }: TrueLife,
  request: TrueRequest,
  { document, type }: TrueRelease,
): string | undefined {
  if (document.status === 'removed' || document.status === 'revoked') return `document_${document.status}`;
  if (request.basis !== 'consent') return undefined;
  const { status } = person.consent({ ...request, type })!;
  if (status === 'given') return undefined;
  return status === 'requested' ? 'consent_expired' : `consent_${status}`;
}

interface Rejecting {
  readonly type: string;
  readonly reason: RejectionReason;
  readonly key: string;
}

/** What the person gave is asked for again; what an agency issued stays, because only its issuer can mend it. */
export function reject(
  life: TrueLife,
  agency: string,
  request: TrueRequest | undefined,
  rejecting: Rejecting,
): Answered {
  const { person } = life;
  const { type, reason, key } = rejecting;
  if (!isOwn(request, agency)) return NOT_FOUND;
  const call = { key: `${agency} reject ${request.id} ${type} ${key}`, said: reason };
  const before = callBefore(person, call);
  if (before === 'other') return KEY_REUSED;
  if (before !== undefined) return answerOf(request, 200);
  const release = request.releases.find((each) => each.type === type);
  if (release === undefined) return mayConcern(life, request, type) ? problem(409, 'not-released') : NOT_FOUND;
  const { document } = release;
  if (person.rejections.some((each) => each.release === release)) return answerOf(request, 200);
  keep(person, call, { request });
  person.rejections.push({ type, qualifier: request.qualifier, request, document, release, reason });
  person.tell('evidenceRejected');
  if (document.provenance === 'citizen_provided') reopen(life, request);
  return answerOf(request, 200);
}

function reopen(life: TrueLife, request: TrueRequest): void {
  const now = life.person.now();
  Object.assign(request, { since: now, expiresAt: now + WAITS_DAYS * DAY, releases: [] });
  life.decide(request, 'reopened', now);
  life.settleNow(now);
}

/** The person objects to an exchange that rests on a public task. */
export function object({ person }: TrueLife, request: TrueRequest | undefined, key: string): Answered {
  if (request === undefined) return NOT_FOUND;
  const call = { key: `object ${key}`, said: request.id };
  const before = callBefore(person, call);
  if (before === 'other') return KEY_REUSED;
  if (before === undefined && !request.objected) {
    if (request.basis !== 'public_task') return problem(409, 'nothing-to-object-to');
    request.objected = true;
    keep(person, call, { request });
    const { agency } = request;
    person.tell('releaseObjected', () => ({ agency, about: request.id, what: 'objected' }));
  }
  return { status: 200, says: ownRequestSeen(request) };
}
