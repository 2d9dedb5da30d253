import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { Entry } from '../log/fact';
import { DetailSeals, type Sealed } from '../seals/detail-seals';
import type { Position } from './cursor';

/** Which entries are meant: all of what is given must hold. */
export interface EntryFilters {
  readonly subjectRef?: string;
  readonly agency?: string;
  readonly system?: string;
  readonly procedure?: string;
  readonly kind?: string;
  readonly outcome?: string;
  /** RFC 3339; included. */
  readonly from?: string;
  /** RFC 3339; excluded. */
  readonly to?: string;
}

export interface Slice {
  readonly limit: number;
  readonly before?: Position;
}

const COLUMNS = `entry.entry_id AS "entryId", entry.leaf_index::float8 AS "leafIndex", entry.kind, entry.topic, entry.source,
  entry.subject_ref AS "subjectRef", entry.sequence::float8 AS sequence, entry.occurred_at AS "occurredAt",
  entry.recorded_at AS "recordedAt", entry.agency, entry.actor_agency AS "actorAgency", entry.actor_role AS "actorRole",
  entry.system, entry.procedure, entry.purpose, entry.lawful_basis AS "lawfulBasis",
  entry.evidence_types AS "evidenceTypes", entry.outcome, entry.request_id AS "requestId", entry.opaque, entry.details,
  sealed_details.sealed AS "sealedDetails", sealed_details.pruned_at AS "detailsPrunedAt", subject_key.wrapped_key AS "wrappedKey"`;

const ENTRIES = `entry LEFT JOIN sealed_details ON sealed_details.entry_id = entry.entry_id
  LEFT JOIN subject_key ON subject_key.subject_ref = entry.subject_ref`;

const BY_ID = prepared('entries-by-id', `SELECT ${COLUMNS} FROM ${ENTRIES} WHERE entry.entry_id = $1`);

const CONDITIONS: Readonly<Record<keyof EntryFilters, string>> = {
  subjectRef: 'entry.subject_ref =',
  agency: 'entry.agency =',
  system: 'entry.system =',
  procedure: 'entry.procedure =',
  kind: 'entry.kind =',
  outcome: 'entry.outcome =',
  from: 'entry.occurred_at >=',
  to: 'entry.occurred_at <',
};

interface Row extends Omit<Entry, 'occurredAt' | 'recordedAt' | 'detailsPrunedAt'>, Sealed {
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly detailsPrunedAt: Date | null;
  readonly subjectRef: string | null;
}

/** Reads the log. */
@Injectable()
export class EntriesRepository {
  constructor(
    private readonly database: Database,
    private readonly seals: DetailSeals,
  ) {}

  async find(entryId: string): Promise<Entry | undefined> {
    const [row] = await this.database.query<Row>(BY_ID, [entryId]);
    return row === undefined ? undefined : this.entryOf(row);
  }

  /** The newest first. */
  async list(filters: EntryFilters, { limit, before }: Slice): Promise<Entry[]> {
    const { where, values } = conditionsOf(filters, before);
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM ${ENTRIES} ${where}
       ORDER BY entry.occurred_at DESC, entry.leaf_index DESC LIMIT ${Math.trunc(limit)}`,
      values,
    );
    return Promise.all(rows.map((row) => this.entryOf(row)));
  }

  private async entryOf({
    occurredAt,
    recordedAt,
    detailsPrunedAt,
    sealedDetails,
    wrappedKey,
    ...row
  }: Row): Promise<Entry> {
    const { entryId, subjectRef } = row;
    return {
      ...row,
      details: row.details ?? (await this.seals.open({ entryId, subjectRef, sealedDetails, wrappedKey })),
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      detailsPrunedAt: detailsPrunedAt?.toISOString() ?? null,
    };
  }
}

/** Only what is asked for stands in the statement, so that the planner sees which index leads there in order. */
function conditionsOf(filters: EntryFilters, before: Position | undefined): { where: string; values: unknown[] } {
  const given = Object.entries(filters) as [keyof EntryFilters, string][];
  const values: unknown[] = given.map(([, value]) => value);
  const conditions = given.map(([name], index) => `${CONDITIONS[name]} $${index + 1}`);
  if (before !== undefined) {
    conditions.push(`(entry.occurred_at, entry.leaf_index) < ($${values.length + 1}, $${values.length + 2})`);
    values.push(before.occurredAt, before.leafIndex);
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values };
}
