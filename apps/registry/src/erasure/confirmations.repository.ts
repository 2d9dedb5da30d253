import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';

export interface Confirmation {
  readonly subjectRef: string;
  readonly service: string;
  readonly eventId: string;
}

const NOTE = prepared(
  'erasure-confirm',
  `INSERT INTO erasure_confirmation (subject_ref, service, event_id)
   SELECT e.subject_ref, $2, $3 FROM erasure e WHERE e.subject_ref = $1 ON CONFLICT DO NOTHING`,
);
const COMPLETE = prepared(
  'erasure-complete',
  `UPDATE erasure SET completed_at = clock_timestamp()
   WHERE erasure.subject_ref = $1 AND erasure.completed_at IS NULL
     AND (SELECT count(*) FROM erasure_confirmation c
       WHERE c.subject_ref = $1 AND c.service = ANY ($2::text[])) = cardinality($2::text[])
   RETURNING erasure.subject_ref`,
);

const OPEN = prepared(
  'erasures-open',
  `SELECT erasure.subject_ref AS "subjectRef" FROM erasure
   WHERE erasure.completed_at IS NULL AND erasure.erased_at < clock_timestamp() - make_interval(secs => $1)
   ORDER BY erasure.erased_at LIMIT $2`,
);

/** Which services have erased what they held of whom. */
@Injectable()
export class ConfirmationsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A confirmation that is repeated changes nothing; one of somebody who was not erased is nobody's. */
  async note({ subjectRef, service, eventId }: Confirmation): Promise<void> {
    await this.database.query(NOTE, [subjectRef, service, eventId]);
  }

  /** @returns whether the erasure has just become complete: each of these services has confirmed */
  async complete(subjectRef: string, services: readonly string[]): Promise<boolean> {
    return (await this.database.query(COMPLETE, [subjectRef, services])).length === 1;
  }

  /** Erased persons whom some service still has to forget after this time; the oldest first. */
  async open(olderThanSeconds: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ subjectRef: string }>(OPEN, [olderThanSeconds, limit]);
    return rows.map(({ subjectRef }) => subjectRef);
  }
}
