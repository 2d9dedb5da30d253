import { type DataOf, EVENTS } from '@askonce/contracts';
import { type Fact, fact } from './changes';
import type { ActedBy } from './acted-by';
import type { EvidenceRequest, Pursuit, PursuitOutcome } from './person';
import { isoTime } from '../calls/iso-time';

export function askOpened(eventId: string, actor: ActedBy, pursuit: Pursuit, request: EvidenceRequest): Fact {
  const { maxAgeDays, acceptedProvenance } = pursuit;
  return fact(eventId, EVENTS.askOpened, {
    actor,
    askId: pursuit.id,
    evidenceType: pursuit.evidenceType,
    qualifier: pursuit.qualifier,
    requestId: request.id,
    agency: request.agency,
    procedure: request.procedure,
    ...(pursuit.why === null ? {} : { why: pursuit.why }),
    deadline: isoTime(pursuit.deadline),
    ...(maxAgeDays === null ? {} : { maxAgeDays }),
    ...(acceptedProvenance === null ? {} : { acceptedProvenance: [...acceptedProvenance] }),
  });
}

type FetchCommand = DataOf<typeof EVENTS.fetchRequested>;

export const fetchCommand = ({ id, evidenceType, qualifier, deadline }: Pursuit, source: string): FetchCommand => ({
  fetchId: id,
  evidenceType,
  qualifier,
  source,
  deadline: isoTime(deadline),
});

export function fetchStarted(
  eventId: string,
  actor: ActedBy,
  { command, request }: { command: FetchCommand; request: EvidenceRequest },
): Fact {
  const { id: requestId, agency, procedure } = request;
  return fact(eventId, EVENTS.fetchStarted, { actor, ...command, requestId, agency, procedure });
}

export function pursuitClosed(
  eventId: string,
  actor: ActedBy,
  { pursuit, outcome, reason }: { pursuit: Pursuit; outcome: PursuitOutcome; reason: string | null },
): Fact {
  const { evidenceType, qualifier, source } = pursuit;
  if (source !== null) {
    const data = { actor, fetchId: pursuit.id, evidenceType, qualifier, source, outcome };
    return fact(eventId, EVENTS.fetchEnded, data as DataOf<typeof EVENTS.fetchEnded>);
  }
  const why = reason === null ? {} : { reason };
  const data = {
    actor,
    askId: pursuit.id,
    evidenceType,
    qualifier,
    outcome,
    ...why,
    openedAt: isoTime(pursuit.openedAt),
  };
  return fact(eventId, EVENTS.askClosed, data as DataOf<typeof EVENTS.askClosed>);
}
