import { Injectable } from '@nestjs/common';
import { Database, prepared, type Transaction } from '@askonce/database';
import type { Postponement } from '../jobs/postponing';
import type { DeliveryEnd, DeliveryJob } from './delivery-job';

const CLAIM = prepared(
  'delivery-claim',
  `UPDATE delivery
   SET claims = delivery.claims + 1, due_at = clock_timestamp() + $2 * interval '1 millisecond'
   FROM (
     SELECT waiting.release_id FROM delivery AS waiting
     WHERE waiting.ended_at IS NULL AND waiting.due_at <= clock_timestamp()
       AND (waiting.agency <> ALL ($1::text[]) OR waiting.give_up_at <= clock_timestamp())
     ORDER BY waiting.due_at
     LIMIT 1
     FOR UPDATE SKIP LOCKED
   ) AS next
   WHERE delivery.release_id = next.release_id
   RETURNING delivery.release_id AS "releaseId", delivery.document_id AS "documentId",
     delivery.content_id AS "contentId", delivery.agency, delivery.parts, delivery.arrived = delivery.parts AS complete,
     delivery.claims, delivery.last_failure AS "lastFailure", delivery.traceparent,
     ceil(extract(epoch FROM delivery.give_up_at - clock_timestamp()) * 1000)::float8 AS "remainingMs"`,
);

const END = prepared(
  'delivery-end',
  `UPDATE delivery
   SET outcome = $3, last_failure = coalesce($4, delivery.last_failure), attempts = delivery.attempts + $5,
     ended_at = clock_timestamp()
   WHERE delivery.release_id = $1 AND delivery.claims = $2 AND delivery.ended_at IS NULL
   RETURNING delivery.attempts`,
);

const DROP_PARTS = prepared('delivery-drop-parts', `DELETE FROM delivery_part WHERE delivery_part.release_id = $1`);

const POSTPONE = prepared(
  'delivery-postpone',
  `UPDATE delivery
   SET attempts = delivery.attempts + $3, last_failure = $4,
     due_at = least(clock_timestamp() + $5 * interval '1 millisecond', greatest(delivery.give_up_at, clock_timestamp()))
   WHERE delivery.release_id = $1 AND delivery.claims = $2 AND delivery.ended_at IS NULL`,
);

const PRUNE = prepared(
  'delivery-prune',
  `DELETE FROM delivery WHERE delivery.ended_at < now() - $1 * interval '1 day'`,
);

/** Deliveries as work: taken, ended, put back. How their parts come and go again is the business of DeliveryParts. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Takes the next delivery that is complete and due, or has waited too long for its parts. */
  async claim(busyAgencies: readonly string[], leaseMs: number): Promise<DeliveryJob | undefined> {
    const [job] = await this.database.query<DeliveryJob>(CLAIM, [busyAgencies, leaseMs]);
    return job;
  }

  /** @returns how often the agency was called in all; undefined when the delivery is no longer ours to end */
  async end(tx: Transaction, job: DeliveryJob, end: DeliveryEnd, calls: number): Promise<number | undefined> {
    const reason = end.outcome === 'failed' ? end.reason : null;
    const [row] = await tx.query<{ attempts: number }>(END, [job.releaseId, job.claims, end.outcome, reason, calls]);
    if (row !== undefined) await tx.query(DROP_PARTS, [job.releaseId]);
    return row?.attempts;
  }

  /** Puts the delivery back, to be taken again after the delay, or given up if its time is over before. */
  async postpone(job: DeliveryJob, { calls, failure, delayMs }: Postponement): Promise<void> {
    await this.database.query(POSTPONE, [job.releaseId, job.claims, calls, failure, delayMs]);
  }

  async prune(days: number): Promise<void> {
    await this.database.query(PRUNE, [days]);
  }
}
