import { EVENTS } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';
import { isoTime } from '../calls/iso-time';
import type { Catalogue } from '../catalogue/catalogue';
import { demandOf } from '../evidence-requests/request-facts';
import type { ActedBy } from '../subjects/acted-by';
import { fact } from '../subjects/changes';
import type { EvidenceRequest, Person } from '../subjects/person';
import { demandedAtMost } from './demanded';
import type { CandidateDocument, ReportFacts } from './judge-report';
import type { AskedAgainReport } from './report';
import { type AskedFor, candidatesFor, reportedLately, requestOf } from './reports.repository';

/** A person with what a report about them rests on. */
export interface Reported extends Person {
  readonly candidates: readonly CandidateDocument[];
  /** The request that the report names, if it is that agency's about that person. */
  readonly request: EvidenceRequest | undefined;
  /** How many reports the same reporter made about them lately. */
  readonly lately: number;
}

interface Looked {
  readonly asked: AskedFor;
  readonly requestId: string | undefined;
  readonly reporter: string | null;
}

export async function readReported(db: Queryable, person: Person, { asked, requestId, reporter }: Looked) {
  const { subjectRef } = person.subject;
  const { agency } = asked;
  const candidates = await candidatesFor(db, subjectRef, asked);
  const request = requestId === undefined ? undefined : await requestOf(db, subjectRef, { id: requestId, agency });
  return { ...person, candidates, request, lately: await reportedLately(db, subjectRef, reporter) };
}

/** What the verdict rests on. */
export function reportFacts(reported: Reported, asked: AskedFor, catalogue: Catalogue): ReportFacts {
  const { agency, evidenceType, qualifier, askedAt } = asked;
  const { candidates, request, rejections, consents } = reported;
  return {
    askedAt,
    demand:
      request === undefined
        ? demandedAtMost(agency, evidenceType, catalogue)
        : demandOf(request, { asData: false }, catalogue),
    documents: candidates,
    rejections: rejections.filter((rejection) => rejection.agency === agency && rejection.qualifier === qualifier),
    consents: consents.filter((consent) => consent.agency === agency && consent.evidenceType === evidenceType),
  };
}

/** The report as a fact: never its words. */
export function reportedFact(actor: ActedBy, report: AskedAgainReport) {
  const { id: reportId, agency, evidenceType, qualifier, channel, askedAt, status, reason } = report;
  const { eventId, requestId, documentId } = report;
  return fact(eventId, EVENTS.askedAgainReported, {
    actor,
    reportId,
    agency,
    evidenceType,
    qualifier,
    channel,
    askedAt: isoTime(askedAt),
    outcome: status,
    reason,
    ...(requestId !== null && { requestId }),
    ...(documentId !== null && { documentId }),
  });
}
