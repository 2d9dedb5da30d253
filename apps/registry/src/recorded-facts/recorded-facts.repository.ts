import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@askonce/contracts';
import { Database, prepared } from '@askonce/database';
import { isoTime } from '../calls/iso-time';
import type { RecordedFactResponse, RecordedResponse } from './dto/recorded-facts.response';

/** Ids of events, each end a UUID. */
export interface IdSpan {
  /** Excluded. */
  readonly after: string;
  /** Included. */
  readonly until: string;
  readonly limit: number;
}

const idsOf = (table: string, where = '') =>
  `(SELECT x.event_id FROM ${table} x WHERE x.event_id > $1 AND x.event_id <= $2 ${where} ORDER BY x.event_id LIMIT $3)`;

// Whatever the type of a fact says: it may be what was altered. Compared as text, for the same reason.
const NAMED_BY_FACT = `r.subject_ref = f.subject_ref AND r.id::text = f.data->>'requestId'`;
const REQUEST = `jsonb_build_object(
       'requestId', r.id, 'subjectRef', r.subject_ref, 'agency', r.agency, 'procedure', r.procedure,
       'purpose', r.purpose, 'requirement', r.requirement, 'status', r.status, 'decisionCode', r.decision_code
     ) AS request`;

const LIST = prepared(
  'recorded-facts',
  `SELECT jsonb_strip_nulls(jsonb_build_object('eventId', page.event_id, 'request', request.request)) AS known,
     CASE WHEN f.event_id IS NULL THEN NULL ELSE jsonb_build_object(
       'subjectRef', f.subject_ref, 'sequence', f.sequence, 'type', f.type, 'occurredAt', f.occurred_at, 'data', f.data,
       'unsent', EXISTS (SELECT FROM outbox WHERE outbox.topic = '${TOPICS.evidence}' AND outbox.event_id = f.event_id)
     ) END AS fact,
     COALESCE(releases.releases, '[]') AS releases
   FROM (
     SELECT found.event_id
     FROM (${[idsOf('fact'), idsOf('release'), idsOf('evidence_request', `AND x.status = 'denied'`)].join('\nUNION\n')}) AS found
     ORDER BY found.event_id LIMIT $3
   ) AS page
   LEFT JOIN fact f ON f.event_id = page.event_id
   LEFT JOIN LATERAL (
     SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
       'releaseId', l.id, 'subjectRef', l.subject_ref, 'requestId', l.request_id, 'evidenceType', l.evidence_type,
       'qualifier', l.qualifier, 'documentId', l.document_id, 'source', l.source,
       'version', d.version, 'digest', d.digest, 'provenance', d.provenance
     )) ORDER BY l.id) AS releases
     FROM release l LEFT JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
     WHERE l.event_id = page.event_id
   ) AS releases ON true
   LEFT JOIN LATERAL (
     SELECT ${REQUEST} FROM evidence_request r WHERE ${NAMED_BY_FACT}
     UNION ALL
     SELECT ${REQUEST} FROM evidence_request r WHERE f.event_id IS NULL AND r.status = 'denied' AND r.event_id = page.event_id
     LIMIT 1
   ) AS request ON true
   ORDER BY page.event_id`,
);

interface Row {
  readonly known: Pick<RecordedResponse, 'eventId' | 'request'>;
  readonly fact: RecordedFactResponse | null;
  readonly releases: RecordedResponse['releases'];
}

/** Reads facts and decisions by the ids of their events. */
@Injectable()
export class RecordedFactsRepository {
  constructor(@Inject(Database) private readonly database: Pick<Database, 'query'>) {}

  /** In the order of ids; as many ids as `limit` says at most. */
  async list({ after, until, limit }: IdSpan): Promise<RecordedResponse[]> {
    const rows = await this.database.query<Row>(LIST, [after, until, limit]);
    return rows.map(({ known, fact, releases }) => ({
      ...known,
      releases,
      ...(fact !== null && { fact: toFact(fact) }),
    }));
  }
}

function toFact({ subjectRef, sequence, type, occurredAt, data, unsent }: RecordedFactResponse): RecordedFactResponse {
  return { subjectRef, sequence, type, occurredAt: isoTime(occurredAt), data, unsent };
}
