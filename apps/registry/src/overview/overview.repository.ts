import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import {
  REQUEST_VIEW,
  type RequestView,
  type RequestViewRow,
  toRequestViews,
} from '../evidence-requests/evidence-requests.repository';

/** What an overview shows beside what decisions about a person rest on. */
export interface Beside {
  /** How many requests no longer wait. */
  readonly decided: number;
  /** The latest of them. */
  readonly decisions: readonly RequestView[];
  /** How often each document in use was released, by its id; one that never was is not among them. */
  readonly releases: Readonly<Record<string, number>>;
}

const DECIDED = `r.subject_ref = $1 AND r.status IN ('released', 'denied', 'cancelled', 'expired')`;

const BESIDE = prepared(
  'overview-beside-person',
  `SELECT
     (SELECT count(*)::integer FROM evidence_request r WHERE ${DECIDED}) AS decided,
     (SELECT jsonb_agg(v) FROM (${REQUEST_VIEW} WHERE ${DECIDED} ORDER BY r.updated_at DESC, r.id DESC LIMIT $2) v) AS decisions,
     (SELECT jsonb_object_agg(c.document_id, c.releases) FROM (
        SELECT l.document_id, count(*) AS releases
        FROM release l JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
        WHERE l.subject_ref = $1 AND d.status = 'current' GROUP BY l.document_id) c) AS releases`,
);

interface BesideRow {
  decided: number;
  decisions: RequestViewRow[] | null;
  releases: Record<string, number> | null;
}

@Injectable()
export class OverviewRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async beside(subjectRef: string, limit: number): Promise<Beside> {
    const [row] = await this.database.query<BesideRow>(BESIDE, [subjectRef, limit]);
    return {
      decided: row?.decided ?? 0,
      decisions: toRequestViews(row?.decisions ?? []),
      releases: row?.releases ?? {},
    };
  }
}
