import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared, type Statement, uniqueViolation } from '@askonce/database';
import { type FeedEntry, NAMED_REQUESTS, type Said } from './feed-entry';
import type { Concern } from './notices';

/** An entry that has no number yet. */
export type NewEntry = Said & {
  readonly agency: string;
  readonly eventId: string;
  readonly subjectRef: string;
  readonly occurredAt: string;
};

interface EntryRow {
  readonly number: string;
  readonly event_id: string;
  readonly occurred_at: Date;
  readonly said: Said;
}

/**
 * The update of an agency's row waits for whoever else adds to that feed, so numbers are given, and seen, in order; the
 * rows are taken in the order of the agencies, so no two wait for each other. Only what is new takes a number.
 */
const APPEND = prepared(
  'append-to-feeds',
  `WITH fresh AS MATERIALIZED (
     SELECT i.* FROM jsonb_to_recordset($1) AS i (
       agency text, "eventId" uuid, "subjectRef" uuid, type text, "occurredAt" timestamptz, data jsonb)
     WHERE NOT EXISTS (SELECT FROM feed_entry e WHERE e.agency = i.agency AND e.event_id = i."eventId")
   ), numbered AS (
     INSERT INTO feed AS f (agency, last_number)
     SELECT fresh.agency, 1 FROM fresh ORDER BY fresh.agency
     ON CONFLICT (agency) DO UPDATE SET last_number = f.last_number + 1
     RETURNING f.agency, f.last_number
   )
   INSERT INTO feed_entry AS e (agency, number, event_id, subject_ref, type, occurred_at, data)
   SELECT fresh.agency, numbered.last_number, fresh."eventId", fresh."subjectRef", fresh.type, fresh."occurredAt", fresh.data
   FROM fresh JOIN numbered ON numbered.agency = fresh.agency
   RETURNING e.agency`,
);
const AFTER = prepared(
  'feed-after',
  `SELECT e.number, e.event_id, e.occurred_at, jsonb_build_object('type', e.type, 'data', e.data) AS said
   FROM feed_entry e WHERE e.agency = $1 AND e.number > $2 ORDER BY e.number LIMIT $3`,
);

const IDS = `(array_agg(r.id ORDER BY r.id DESC))[1:${NAMED_REQUESTS}]`;
const RECEIVERS = prepared(
  'receivers-of-document',
  `SELECT r.agency, ${IDS} AS ids FROM evidence_request r
   WHERE r.subject_ref = $1 AND r.id IN (
     SELECT l.request_id FROM release l WHERE l.subject_ref = $1 AND l.document_id = $2)
   GROUP BY r.agency`,
);
const OF_CONSENT = prepared(
  'requests-of-consent',
  `SELECT r.agency, ${IDS} AS ids FROM evidence_request r
   WHERE r.subject_ref = $1 AND r.agency = $2 AND r.purpose = $3 AND $4 = ANY (r.evidence_types) GROUP BY r.agency`,
);

const OF_PERSON = prepared(
  'requests-of-person',
  `SELECT r.agency, ${IDS} AS ids FROM evidence_request r WHERE r.subject_ref = $1 GROUP BY r.agency`,
);

/** Reads and extends the feeds of agencies. */
@Injectable()
export class FeedRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Numbers what is new and adds it; what is there already stays as it is and takes no number. At most one entry for
   * each agency.
   * @returns the agencies whose feeds have grown
   */
  async append(entries: readonly NewEntry[]): Promise<string[]> {
    try {
      return await this.appendOnce(entries);
    } catch (error) {
      // Somebody else added the same event after this statement had looked. It is undone, and a new look sees theirs.
      if (uniqueViolation(error) !== 'feed_entry_event_uq') throw error;
      return this.appendOnce(entries);
    }
  }

  async entriesAfter(agency: string, after: number, limit: number): Promise<FeedEntry[]> {
    const rows = await this.database.query<EntryRow>(AFTER, [agency, after, limit]);
    return rows.map(({ number, event_id: id, occurred_at: time, said }) => ({
      number: Number(number),
      id,
      time: time.toISOString(),
      ...said,
    }));
  }

  /** The person's requests that are concerned, newest first, by the agency that made them. */
  async requestsOf(subjectRef: string, concern: Concern): Promise<ReadonlyMap<string, readonly string[]>> {
    switch (concern.kind) {
      case 'request':
        return new Map([[concern.agency, [concern.requestId]]]);
      case 'agency':
        return new Map([[concern.agency, concern.requestId === undefined ? [] : [concern.requestId]]]);
      case 'received':
        return this.byAgency(RECEIVERS, [subjectRef, concern.documentId]);
      case 'person':
        return this.byAgency(OF_PERSON, [subjectRef]);
      case 'consent':
        return this.byAgency(OF_CONSENT, [subjectRef, concern.agency, concern.purpose, concern.evidenceType]);
    }
  }

  private async byAgency(statement: Statement, values: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const rows = await this.database.query<{ agency: string; ids: string[] }>(statement, values);
    return new Map(rows.map(({ agency, ids }) => [agency, ids]));
  }

  private async appendOnce(entries: readonly NewEntry[]): Promise<string[]> {
    const rows = await this.database.query<{ agency: string }>(APPEND, [JSON.stringify(entries)]);
    return rows.map(({ agency }) => agency);
  }
}
