import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { Entry } from '../log/fact';
import type { NamedThings } from '../names/names';
import { DetailSeals } from '../seals/detail-seals';
import type { Position } from './cursor';
import { selectionOf } from './entries-statement';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRow, toEntry } from './entry-row';

/** Entries of one person; no index is needed to look through those. */
export interface OwnFilters {
  readonly entryId?: string;
  /** One case. */
  readonly requestId?: string;
  /** Any of them. */
  readonly kinds?: readonly string[];
  /** What was searched for, and what of the catalogue that means: any of it. */
  readonly about?: { readonly text: string; readonly things: NamedThings };
}

/** Which entries are meant: all of what is given must hold. */
export interface EntryFilters {
  readonly subjectRef?: string;
  /** Only together with subjectRef. */
  readonly own?: OwnFilters;
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
