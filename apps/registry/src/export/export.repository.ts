import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { Pursuit, Rejection, Timestamp } from '../subjects/person';

/** What was recorded, without what it said: that is for the audit service to tell. */
export interface RecordedFact {
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Timestamp;
}

const ASKS = prepared(
  'export-asks',
  `SELECT to_jsonb(p) AS ask FROM pursuit p
   WHERE p.subject_ref = $1 AND p.kind = 'asking' AND ($2::uuid IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $3`,
);
const REJECTIONS = prepared(
  'export-rejections',
  `SELECT to_jsonb(j) AS rejection FROM rejection j WHERE j.subject_ref = $1 ORDER BY j.rejected_at, j.id`,
);
const FACTS = prepared(
  'export-facts',
  `SELECT jsonb_build_object('sequence', f.sequence, 'event_id', f.event_id, 'type', f.type,
            'occurred_at', f.occurred_at) AS fact
   FROM fact f WHERE f.subject_ref = $1 AND f.sequence > $2 ORDER BY f.sequence LIMIT $3`,
);

/** What no other feature lists: asks that have ended, rejections, and the numbered record. */
@Injectable()
export class ExportRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async asks(subjectRef: string, page: { before: string | null; limit: number }): Promise<Pursuit[]> {
    const rows = await this.database.query<{ ask: object }>(ASKS, [subjectRef, page.before, page.limit]);
    return fromRows(rows.map(({ ask }) => ask));
  }

  async rejections(subjectRef: string): Promise<Rejection[]> {
    const rows = await this.database.query<{ rejection: object }>(REJECTIONS, [subjectRef]);
    return fromRows(rows.map(({ rejection }) => rejection));
  }

  async facts(subjectRef: string, page: { after: number; limit: number }): Promise<RecordedFact[]> {
    const rows = await this.database.query<{ fact: object }>(FACTS, [subjectRef, page.after, page.limit]);
    return fromRows(rows.map(({ fact }) => fact));
  }
}
