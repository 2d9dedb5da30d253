import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';
import { lockLog } from '../log/lock-log';

export interface ErasedSubject {
  readonly subjectRef: string;
  /** The event that told of the erasure. */
  readonly eventId: string;
}

const NOTE = prepared(
  'erasures-note',
  'INSERT INTO erased_subject (subject_ref, event_id, last_sequence) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
);
// With what is counted of look-ups of the person, which would go by itself within days.
const DESTROY = prepared(
  'erasures-destroy',
  `WITH lookups AS (DELETE FROM lookup WHERE lookup.subject_ref = $1),
     changes AS (DELETE FROM subject_change WHERE subject_change.subject_ref = $1),
     reports AS (DELETE FROM unusual_lookup WHERE unusual_lookup.about = $1::text)
   DELETE FROM subject_key WHERE subject_key.subject_ref = $1`,
);
const CONFIRM = prepared(
  'erasures-confirm',
  `UPDATE erased_subject SET confirmed_at = clock_timestamp()
   FROM subject_progress
   WHERE erased_subject.confirmed_at IS NULL AND subject_progress.subject_ref = erased_subject.subject_ref
     AND subject_progress.incomplete_since IS NULL AND subject_progress.highest >= erased_subject.last_sequence
   RETURNING erased_subject.subject_ref AS "subjectRef", erased_subject.event_id AS "eventId"`,
);

/** Destroys persons' keys, and remembers whose. */
@Injectable()
export class ErasuresRepository {
  /** May be repeated. */
  async erase(tx: Transaction, { subjectRef, eventId }: ErasedSubject, lastSequence: number): Promise<void> {
    // Whoever appends holds this lock while it makes keys: afterwards none is made for somebody who is erased.
    await lockLog(tx);
    await tx.query(NOTE, [subjectRef, eventId, lastSequence]);
    await tx.query(DESTROY, [subjectRef]);
  }

  /** Takes those of whom the log has every number up to the last, each once. */
  takeComplete(tx: Transaction): Promise<ErasedSubject[]> {
    return tx.query<ErasedSubject>(CONFIRM);
  }
}
