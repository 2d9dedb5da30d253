import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { KindCounts } from '../applying/catalogue-diff';
import type { CatalogueContent } from '../catalogue-content';

/** One version in the history: what is said of it, without its content. */
export interface VersionEntry {
  readonly version: number;
  readonly appliedAt: Date;
  /** The client that applied it. */
  readonly appliedBy: string;
  readonly digest: string;
  readonly counts: KindCounts;
  readonly forced: boolean;
}

export interface WholeVersion extends VersionEntry {
  readonly content: CatalogueContent;
}

interface EntryRow {
  readonly version: string;
  readonly applied_at: Date;
  readonly applied_by: string;
  readonly digest: string;
  readonly counts: KindCounts;
  readonly forced: boolean;
}

const ENTRY = `catalogue_version.version::text AS version, catalogue_version.applied_at, catalogue_version.applied_by,
  catalogue_version.digest, catalogue_version.counts, catalogue_version.forced`;

const PAGE = prepared(
  'catalogue-versions',
  `SELECT ${ENTRY} FROM catalogue_version WHERE $1::bigint IS NULL OR catalogue_version.version < $1
   ORDER BY catalogue_version.version DESC LIMIT $2`,
);

const WHOLE = prepared(
  'catalogue-whole-version',
  `SELECT ${ENTRY}, catalogue_version.content FROM catalogue_version WHERE catalogue_version.version = $1`,
);

/** Every catalogue that was ever in force. */
@Injectable()
export class CatalogueHistoryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, from before a version or from the newest on. */
  async entries(page: { readonly before: number | null; readonly limit: number }): Promise<VersionEntry[]> {
    const rows = await this.database.query<EntryRow>(PAGE, [page.before, page.limit]);
    return rows.map(toEntry);
  }

  async find(version: number): Promise<WholeVersion | undefined> {
    const [row] = await this.database.query<EntryRow & Pick<WholeVersion, 'content'>>(WHOLE, [version]);
    return row && { ...toEntry(row), content: row.content };
  }
}

const toEntry = ({ version, applied_at, applied_by, digest, counts, forced }: EntryRow): VersionEntry => ({
  version: Number(version),
  appliedAt: applied_at,
  appliedBy: applied_by,
  digest,
  counts,
  forced,
});
