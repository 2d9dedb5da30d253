import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';

const FORGET_FETCHES = prepared('erasure-fetches', 'DELETE FROM fetch_job WHERE fetch_job.subject_ref = $1');
const DROP_PARTS = prepared(
  'erasure-parts',
  `DELETE FROM delivery_part USING delivery
   WHERE delivery.subject_ref = $1 AND delivery_part.release_id = delivery.release_id`,
);
// One that is complete ends at its next attempt, when the registry refuses the key; the others would wait for parts.
const FORGET_DELIVERIES = prepared(
  'erasure-deliveries',
  `UPDATE delivery
   SET subject_ref = NULL,
     give_up_at = CASE WHEN waits.open THEN clock_timestamp() ELSE delivery.give_up_at END,
     due_at = CASE WHEN waits.open THEN clock_timestamp() ELSE delivery.due_at END
   FROM (
     SELECT known.release_id, known.ended_at IS NULL AND known.arrived < known.parts AS open
     FROM delivery AS known WHERE known.subject_ref = $1 FOR UPDATE
   ) AS waits
   WHERE delivery.release_id = waits.release_id`,
);

@Injectable()
export class ErasuresRepository {
  /** Removes what is kept of a person: fetches, and sealed parts on their way. May be repeated. */
  async forget(tx: Transaction, subjectRef: string): Promise<void> {
    await tx.query(FORGET_FETCHES, [subjectRef]);
    await tx.query(DROP_PARTS, [subjectRef]);
    await tx.query(FORGET_DELIVERIES, [subjectRef]);
  }
}
