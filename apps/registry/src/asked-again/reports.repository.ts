import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { EvidenceRequest, Subject, Timestamp } from '../subjects/person';
import { subjectOf } from '../subjects/read-person';
import type { CandidateDocument } from './judge-report';
import type { AskedAgainReport } from './report';

const CANDIDATES = prepared(
  'asked-again-candidates',
  `SELECT jsonb_build_object(
       'id', d.id, 'status', d.status, 'provenance', d.provenance, 'digest', d.digest, 'issued_at', d.issued_at,
       'valid_until', d.valid_until, 'created_at', d.created_at, 'ended_at', d.ended_at,
       'released_to_agency', EXISTS (
         SELECT FROM release l JOIN evidence_request r ON r.subject_ref = l.subject_ref AND r.id = l.request_id
         WHERE l.subject_ref = d.subject_ref AND l.document_id = d.id AND r.agency = $4
           AND l.released_at <= $5::timestamptz AND (l.ended_at IS NULL OR l.ended_at > $5))) AS document
   FROM document d WHERE d.subject_ref = $1 AND d.evidence_type = $2 AND d.qualifier = $3`,
);
const REQUEST = prepared(
  'asked-again-request',
  'SELECT to_jsonb(r) AS request FROM evidence_request r WHERE r.subject_ref = $1 AND r.id = $2 AND r.agency = $3',
);
const LATELY = prepared(
  'asked-again-lately',
  `SELECT count(*)::integer AS count FROM asked_again_report a
   WHERE a.subject_ref = $1 AND a.reporter IS NOT DISTINCT FROM $2 AND a.reported_at > now() - interval '24 hours'`,
);
const INSERT = prepared(
  'asked-again-insert',
  `INSERT INTO asked_again_report (subject_ref, id, reporter, agency, evidence_type, qualifier, channel, asked_at,
                                   request_id, status, reason, document_id, sealed_text, event_id, reported_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10, $11, $12, $13::bytea, $14, $15::timestamptz)`,
);
const viewsOf = (name: string, where: string) =>
  prepared(
    name,
    `SELECT to_jsonb(a) AS report, to_jsonb(s) AS subject,
       (SELECT jsonb_object_agg(k.class, k.wrapped_key) FROM subject_secret k WHERE k.subject_ref = a.subject_ref) AS keys
     FROM asked_again_report a JOIN subject s ON s.subject_ref = a.subject_ref AND s.erased_at IS NULL
     WHERE a.subject_ref = $1 AND ${where}`,
  );
const OF_SUBJECT = viewsOf('asked-again-of-subject', '($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3');
const BY_ID = viewsOf('asked-again-by-id', 'a.id = $2');

/** A report, with the keys that open its text. */
export interface ReportView {
  readonly report: AskedAgainReport;
  readonly subject: Subject;
}

interface ViewRow {
  readonly report: object;
  readonly subject: object;
  readonly keys: Record<string, string> | null;
}

/** Reads what was reported about a person, newest first. */
@Injectable()
export class ReportsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async ofSubject(subjectRef: string, page: { before: string | null; limit: number }): Promise<ReportView[]> {
    return toViews(await this.database.query(OF_SUBJECT, [subjectRef, page.before, page.limit]));
  }

  async find(subjectRef: string, id: string): Promise<ReportView | undefined> {
    return toViews(await this.database.query(BY_ID, [subjectRef, id]))[0];
  }
}

/** What an agency asked a person for, and when. */
export interface AskedFor {
  readonly agency: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly askedAt: Timestamp;
}

/** Every version of it, and which of them the agency could read then. */
export async function candidatesFor(db: Queryable, subjectRef: string, asked: AskedFor): Promise<CandidateDocument[]> {
  const { agency, evidenceType, qualifier, askedAt } = asked;
  const values = [subjectRef, evidenceType, qualifier, agency, askedAt];
  return fromRows((await db.query<{ document: object }>(CANDIDATES, values)).map(({ document }) => document));
}

/** A request of that agency about that person. */
export async function requestOf(
  db: Queryable,
  subjectRef: string,
  { id, agency }: { readonly id: string; readonly agency: string },
): Promise<EvidenceRequest | undefined> {
  const rows = await db.query<{ request: object }>(REQUEST, [subjectRef, id, agency]);
  return fromRows<EvidenceRequest>(rows.map(({ request }) => request))[0];
}

/** How many reports about a person the same reporter made within the last 24 hours. */
export async function reportedLately(db: Queryable, subjectRef: string, reporter: string | null): Promise<number> {
  return (await db.query<{ count: number }>(LATELY, [subjectRef, reporter]))[0]?.count ?? 0;
}

export async function insertReport(db: Queryable, report: AskedAgainReport): Promise<void> {
  const { subjectRef, id, reporter, agency, evidenceType, qualifier, channel, askedAt, requestId } = report;
  const { status, reason, documentId, sealedText, eventId, reportedAt } = report;
  const what = [agency, evidenceType, qualifier, channel, askedAt, requestId];
  const verdict = [status, reason, documentId, sealedText, eventId, reportedAt];
  await db.query(INSERT, [subjectRef, id, reporter, ...what, ...verdict]);
}

const toViews = (rows: readonly ViewRow[]): ReportView[] =>
  rows.flatMap(({ report, subject, keys }) =>
    fromRows<AskedAgainReport>([report]).map((camel) => ({ report: camel, subject: subjectOf(subject, keys) })),
  );
