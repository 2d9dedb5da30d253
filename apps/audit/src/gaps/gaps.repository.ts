import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';

/** A person of whom the log lacks at least one fact. */
export interface Gap {
  readonly subjectRef: string;
  /** How many numbered facts are logged. */
  readonly entries: number;
  /** The highest number among them. */
  readonly highest: number;
  readonly since: Date;
}

const OLDEST = prepared(
  'gaps-oldest',
  `SELECT subject_progress.subject_ref AS "subjectRef", subject_progress.entries::float8 AS entries,
     subject_progress.highest::float8 AS highest, subject_progress.incomplete_since AS since
   FROM subject_progress
   WHERE subject_progress.incomplete_since < clock_timestamp() - $1 * interval '1 millisecond'
   ORDER BY subject_progress.incomplete_since
   LIMIT $2`,
);

@Injectable()
export class GapsRepository {
  constructor(private readonly database: Database) {}

  /** Gaps that have been there for longer than the grace, which late and repeated deliveries need; the oldest first. */
  async oldest({ graceMs, limit }: { graceMs: number; limit: number }): Promise<Gap[]> {
    return this.database.query<Gap>(OLDEST, [graceMs, limit]);
  }
}
