import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { RequestStatus } from '@askonce/contracts';
import { fromRows } from '../subjects/camel-rows';
import type { EvidenceRequest, HeldDocument, Release } from '../subjects/person';

/** A release together with what of its document an agency gets to know. */
export interface ReleaseView extends Release {
  readonly document: Pick<HeldDocument, 'id' | 'version' | 'digest' | 'mediaType' | 'issuedAt' | 'validUntil'>;
}

export interface RequestView {
  readonly request: EvidenceRequest;
  readonly releases: readonly ReleaseView[];
}

export interface RequestViewRow {
  request: object;
  releases: { release: object; document: object }[] | null;
}

/** Begins a statement about requests `r`, of which each row is one of `RequestViewRow`. */
export const REQUEST_VIEW = `
  SELECT to_jsonb(r) AS request,
    (SELECT jsonb_agg(jsonb_build_object('release', to_jsonb(l), 'document', jsonb_build_object(
        'id', d.id, 'version', d.version, 'digest', d.digest, 'media_type', d.media_type,
        'issued_at', d.issued_at, 'valid_until', d.valid_until)) ORDER BY l.evidence_type)
      FROM release l JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
      WHERE l.subject_ref = r.subject_ref AND l.request_id = r.id AND l.ended_at IS NULL) AS releases
  FROM evidence_request r`;

const BY_ID = prepared('request-by-id', `${REQUEST_VIEW} WHERE r.id = $1`);
const OF_AGENCY = prepared(
  'requests-of-agency',
  `${REQUEST_VIEW} WHERE r.agency = $1 AND ($2::text IS NULL OR r.status = $2) AND ($3::text IS NULL OR r.procedure = $3)
     AND ($4::uuid IS NULL OR r.id < $4) ORDER BY r.id DESC LIMIT $5`,
);
const OF_SUBJECT = prepared(
  'requests-of-subject',
  `${REQUEST_VIEW} WHERE r.subject_ref = $1 AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
);
const STANDING = prepared('request-standing', 'SELECT r.status, r.event_id FROM evidence_request r WHERE r.id = $1');

const WAITING_SUBJECTS = prepared(
  'waiting-subjects',
  `SELECT DISTINCT r.subject_ref FROM evidence_request r
   WHERE r.status IN ('consent_pending', 'fetching', 'asking') AND ($1::uuid IS NULL OR r.subject_ref > $1)
   ORDER BY r.subject_ref LIMIT $2`,
);
const BATCH = 200;

@Injectable()
export class EvidenceRequestsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(id: string): Promise<RequestView | undefined> {
    return (await this.views(BY_ID, [id]))[0];
  }

  /** The least that tells whether a request has moved. */
  async findStanding(id: string): Promise<{ status: RequestStatus; eventId: string } | undefined> {
    const [row] = await this.database.query<{ status: RequestStatus; event_id: string }>(STANDING, [id]);
    return row && { status: row.status, eventId: row.event_id };
  }

  async ofAgency(
    agency: string,
    filter: { status?: string; procedure?: string; before: string | null; limit: number },
  ): Promise<RequestView[]> {
    const { status = null, procedure = null, before, limit } = filter;
    return this.views(OF_AGENCY, [agency, status, procedure, before, limit]);
  }

  async ofSubject(subjectRef: string, filter: { before: string | null; limit: number }): Promise<RequestView[]> {
    return this.views(OF_SUBJECT, [subjectRef, filter.before, filter.limit]);
  }

  /** Everybody about whom a request waits, read in batches. */
  async *waitingSubjects(): AsyncGenerator<string> {
    for (let after: string | null = null; ;) {
      const rows: { subject_ref: string }[] = await this.database.query(WAITING_SUBJECTS, [after, BATCH]);
      for (const row of rows) yield row.subject_ref;
      after = rows.at(-1)?.subject_ref ?? null;
      if (rows.length < BATCH) return;
    }
  }

  private async views(statement: typeof BY_ID, values: readonly unknown[]): Promise<RequestView[]> {
    return toRequestViews(await this.database.query<RequestViewRow>(statement, values));
  }
}

export const toRequestViews = (rows: readonly RequestViewRow[]): RequestView[] =>
  rows.flatMap(({ request, releases }) => {
    const [camelRequest] = fromRows<EvidenceRequest>([request]);
    if (camelRequest === undefined) return [];
    return [{ request: camelRequest, releases: (releases ?? []).flatMap(releaseView) }];
  });

function releaseView({ release, document }: { release: object; document: object }): ReleaseView[] {
  const [camelRelease] = fromRows<Release>([release]);
  const [camelDocument] = fromRows<ReleaseView['document']>([document]);
  return camelRelease && camelDocument ? [{ ...camelRelease, document: camelDocument }] : [];
}
