import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { NotFound } from '@askonce/problems';
import { type Page, type PageQuery, pageOf, readCursor } from '../../calls/page';
import { requireRole } from '../../calls/require-role';
import { CatalogueHistoryRepository, type VersionEntry, type WholeVersion } from './catalogue-history.repository';
import { VERSION_PATTERN } from './version-param';

/** Tells what was in force when, and who applied it. */
@Injectable()
export class CatalogueHistoryService {
  constructor(private readonly history: CatalogueHistoryRepository) {}

  /** Newest first. @throws InvalidRequest when the cursor is none of ours */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<VersionEntry>> {
    requireRole(actor, 'steward', 'auditor');
    const before = cursor === undefined ? null : Number(readCursor(cursor, VERSION_PATTERN));
    const entries = await this.history.entries({ before, limit: limit + 1 });
    const rows = entries.map((entry) => ({ id: String(entry.version), entry }));
    return pageOf(rows, limit, ({ entry }) => entry);
  }

  /** The whole catalogue as it was. @throws NotFound when there never was such a version */
  async get(actor: Actor, version: number): Promise<WholeVersion> {
    requireRole(actor, 'steward', 'auditor');
    const found = await this.history.find(version);
    if (found === undefined) throw new NotFound();
    return found;
  }
}
