import { Injectable } from '@nestjs/common';
import { Database, prepared, type Queryable, type Transaction } from '@askonce/database';
import { Catalogue } from './catalogue';
import type { KindCounts } from './applying/catalogue-diff';
import type { CatalogueContent } from './catalogue-content';

const CURRENT_VERSION = prepared(
  'catalogue-current-version',
  'SELECT coalesce(max(catalogue_version.version), 0)::text AS version FROM catalogue_version',
);

const CURRENT = prepared(
  'catalogue-current',
  `SELECT catalogue_version.version::text AS version, catalogue_version.content
   FROM catalogue_version ORDER BY catalogue_version.version DESC LIMIT 1`,
);

// Held to the end of the transaction: whoever compares with the current version appends the next, and readers go on.
const LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('askonce.catalogue', 0))";

// The clock under the lock: transactions that wait for it have begun in any order, and versions would go back in time.
const APPEND = prepared(
  'catalogue-append',
  `INSERT INTO catalogue_version (content, digest, applied_by, counts, forced, applied_at)
   VALUES ($1::jsonb, $2, $3, $4::jsonb, $5, clock_timestamp())
   RETURNING catalogue_version.version::text AS version, catalogue_version.applied_at`,
);

interface VersionRow {
  readonly version: string;
}

interface AppendedRow extends VersionRow {
  readonly applied_at: Date;
}

interface CatalogueRow extends VersionRow {
  readonly content: CatalogueContent;
}

export interface NewVersion {
  readonly content: CatalogueContent;
  readonly digest: string;
  readonly appliedBy: string;
  readonly counts: KindCounts;
  readonly forced: boolean;
}

export interface AppliedVersion {
  readonly version: number;
  readonly digest: string;
  readonly forced: boolean;
  readonly appliedAt: Date;
}

/** The versions of the catalogue in PostgreSQL. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly database: Database) {}

  async currentVersion(): Promise<number> {
    const [row] = await this.database.query<VersionRow>(CURRENT_VERSION);
    return Number(row?.version ?? 0);
  }

  /** The catalogue in force, the empty one if none was ever applied. */
  async current(on: Queryable = this.database): Promise<Catalogue> {
    const [row] = await on.query<CatalogueRow>(CURRENT);
    return row === undefined ? Catalogue.empty : new Catalogue(Number(row.version), row.content);
  }

  /** Runs the work while nobody else can append a version. */
  async exclusively<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK);
      return work(tx);
    });
  }

  async append(tx: Transaction, version: NewVersion): Promise<AppliedVersion> {
    const { content, digest, appliedBy, counts, forced } = version;
    const values = [JSON.stringify(content), digest, appliedBy, JSON.stringify(counts), forced];
    const [row] = await tx.query<AppendedRow>(APPEND, values);
    if (row === undefined) throw new Error('An insert that returns its row returned none.');
    return { version: Number(row.version), digest, forced, appliedAt: row.applied_at };
  }
}
