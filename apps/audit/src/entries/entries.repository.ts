import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { Entry } from '../log/fact';
import { DetailSeals } from '../seals/detail-seals';
import type { Position } from './cursor';
import { selectionOf } from './entries-statement';
import type { EntryFilters } from './entry-filters';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRow, toEntry } from './entry-row';

export interface Slice {
  readonly limit: number;
  readonly before?: Position;
}

const BY_ID = prepared('entries-by-id', `SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES} WHERE entry.entry_id = $1`);

const AGENCIES = prepared(
  'entries-agencies',
  'SELECT DISTINCT entry.agency FROM entry WHERE entry.subject_ref = $1 AND entry.agency IS NOT NULL ORDER BY entry.agency',
);

/** Reads the log. */
@Injectable()
export class EntriesRepository {
  constructor(
    private readonly database: Database,
    private readonly seals: DetailSeals,
  ) {}

  async find(entryId: string): Promise<Entry | undefined> {
    const [row] = await this.database.query<EntryRow>(BY_ID, [entryId]);
    return row === undefined ? undefined : this.entryOf(row);
  }

  /** The newest first. */
  async list(filters: EntryFilters, { limit, before }: Slice): Promise<Entry[]> {
    const { page, values } = selectionOf(filters, limit, before);
    const rows = await this.database.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM ${page} JOIN (${ENTRY_TABLES}) ON entry.leaf_index = page.leaf_index
       ORDER BY page.occurred_at DESC, page.leaf_index DESC`,
      values,
    );
    return Promise.all(rows.map((row) => this.entryOf(row)));
  }

  /** The ids of all agencies that entries about this person concern. */
  async agenciesAbout(subjectRef: string): Promise<string[]> {
    const rows = await this.database.query<{ agency: string }>(AGENCIES, [subjectRef]);
    return rows.map(({ agency }) => agency);
  }

  private async entryOf(row: EntryRow): Promise<Entry> {
    return toEntry(row, row.details ?? (await this.seals.open(row)));
  }
}
