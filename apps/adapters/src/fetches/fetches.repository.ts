import { Injectable } from '@nestjs/common';
import { Database, prepared, type Transaction } from '@askonce/database';
import type { Postponement } from '../jobs/postponing';
import type { FetchCommand, FetchEnd, FetchJob } from './fetch-job';

const RECORD = prepared(
  'fetch-record',
  `INSERT INTO fetch_job (event_id, fetch_id, subject_ref, evidence_type, qualifier, source, deadline, traceparent)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT DO NOTHING
   RETURNING fetch_job.fetch_id`,
);

const CLAIM = prepared(
  'fetch-claim',
  `UPDATE fetch_job
   SET claims = fetch_job.claims + 1, due_at = clock_timestamp() + $2 * interval '1 millisecond'
   FROM (
     SELECT waiting.fetch_id FROM fetch_job AS waiting
     WHERE waiting.ended_at IS NULL AND waiting.due_at <= clock_timestamp()
       AND (waiting.source <> ALL ($1::text[]) OR waiting.deadline <= clock_timestamp())
     ORDER BY waiting.due_at
     LIMIT 1
     FOR UPDATE SKIP LOCKED
   ) AS next
   WHERE fetch_job.fetch_id = next.fetch_id
   RETURNING fetch_job.fetch_id AS "fetchId", fetch_job.subject_ref AS "subjectRef",
     fetch_job.evidence_type AS "evidenceType", fetch_job.qualifier, fetch_job.source AS agency, fetch_job.claims,
     fetch_job.traceparent,
     ceil(extract(epoch FROM fetch_job.deadline - clock_timestamp()) * 1000)::float8 AS "remainingMs"`,
);

const END = prepared(
  'fetch-end',
  `UPDATE fetch_job
   SET outcome = $3, digest = $4, attempts = fetch_job.attempts + $5, ended_at = clock_timestamp()
   WHERE fetch_job.fetch_id = $1 AND fetch_job.claims = $2 AND fetch_job.ended_at IS NULL
   RETURNING fetch_job.attempts`,
);

const POSTPONE = prepared(
  'fetch-postpone',
  `UPDATE fetch_job
   SET attempts = fetch_job.attempts + $3, last_failure = $4,
     due_at = least(clock_timestamp() + $5 * interval '1 millisecond', greatest(fetch_job.deadline, clock_timestamp()))
   WHERE fetch_job.fetch_id = $1 AND fetch_job.claims = $2 AND fetch_job.ended_at IS NULL`,
);

const PRUNE = prepared('fetch-prune', `DELETE FROM fetch_job WHERE fetch_job.ended_at < now() - $1 * interval '1 day'`);

@Injectable()
export class FetchesRepository {
  constructor(private readonly database: Database) {}

  /** @returns false when the command, or another one for the same fetch, is known already */
  async record(command: FetchCommand): Promise<boolean> {
    const { eventId, fetchId, subjectRef, evidenceType, qualifier, source, deadline, traceparent } = command;
    const values = [eventId, fetchId, subjectRef, evidenceType, qualifier, source, deadline, traceparent ?? null];
    return (await this.database.query(RECORD, values)).length > 0;
  }

  /** Takes the next fetch that is due, for as long as the lease lasts. */
  async claim(busySources: readonly string[], leaseMs: number): Promise<FetchJob | undefined> {
    const [job] = await this.database.query<FetchJob>(CLAIM, [busySources, leaseMs]);
    return job;
  }

  /** @returns how often the source was asked in all; undefined when the fetch is no longer ours to end */
  async end(tx: Transaction, { fetchId, claims }: FetchJob, end: FetchEnd, calls: number): Promise<number | undefined> {
    const digest = end.outcome === 'found' ? end.digest : null;
    const [row] = await tx.query<{ attempts: number }>(END, [fetchId, claims, end.outcome, digest, calls]);
    return row?.attempts;
  }

  /** Puts the fetch back, to be taken again after the delay, or at its deadline if that is sooner. */
  async postpone(job: FetchJob, { calls, failure, delayMs }: Postponement): Promise<void> {
    await this.database.query(POSTPONE, [job.fetchId, job.claims, calls, failure, delayMs]);
  }

  async prune(days: number): Promise<void> {
    await this.database.query(PRUNE, [days]);
  }
}
