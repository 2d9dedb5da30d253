import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { Entry } from '../log/fact';
import { DetailSeals } from '../seals/detail-seals';
import type { Position } from './cursor';
import { selectionOf } from './entries-statement';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRow, toEntry } from './entry-row';

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

const BY_ID = prepared('entries-by-id', `SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES} WHERE entry.entry_id = $1`);

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

  private async entryOf(row: EntryRow): Promise<Entry> {
    return toEntry(row, row.details ?? (await this.seals.open(row)));
  }
}
