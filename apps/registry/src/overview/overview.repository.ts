import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import {
  REQUEST_VIEW,
  type RequestView,
  type RequestViewRow,
  toRequestViews,
} from '../evidence-requests/evidence-requests.repository';
import { fromRows } from '../subjects/camel-rows';
import type { Timestamp } from '../subjects/person';

/** What an overview shows beside what decisions about a person rest on. */
export interface Beside {
  /** How many requests no longer wait. */
  readonly decided: number;
  /** The latest of them. */
  readonly decisions: readonly RequestView[];
  /** How often each document in use was released, by its id; one that never was is not among them. */
  readonly releases: Readonly<Record<string, number>>;
  readonly questions: QuestionsSoFar;
}

export interface QuestionsSoFar {
  /** Those that wait for an answer. */
  readonly count: number;
  /** Of these. */
  readonly overdue: number;
  readonly lastAnsweredAt: Timestamp | null;
}

export const NOTHING_BESIDE: Beside = {
  decided: 0,
  decisions: [],
  releases: {},
  questions: { count: 0, overdue: 0, lastAnsweredAt: null },
};

const DECIDED = `r.subject_ref = $1 AND r.status IN ('released', 'denied', 'cancelled', 'expired')`;

const BESIDE = prepared(
  'overview-beside-person',
  `SELECT
     (SELECT count(*)::integer FROM evidence_request r WHERE ${DECIDED}) AS decided,
     (SELECT jsonb_agg(v) FROM (${REQUEST_VIEW} WHERE ${DECIDED} ORDER BY r.updated_at DESC, r.id DESC LIMIT $2) v) AS decisions,
     (SELECT jsonb_object_agg(c.document_id, c.releases) FROM (
        SELECT l.document_id, count(*) AS releases
        FROM release l JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
        WHERE l.subject_ref = $1 AND d.status = 'current' GROUP BY l.document_id) c) AS releases,
     (SELECT jsonb_build_object(
        'count', count(*) FILTER (WHERE q.answered_at IS NULL),
        'overdue', count(*) FILTER (WHERE q.answered_at IS NULL AND q.promised_by <= clock_timestamp()),
        'last_answered_at', max(q.answered_at)) FROM question q WHERE q.subject_ref = $1) AS questions`,
);

interface BesideRow {
  decided: number;
  decisions: RequestViewRow[] | null;
  releases: Record<string, number> | null;
  questions: object;
}

@Injectable()
export class OverviewRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async beside(subjectRef: string, limit: number): Promise<Beside> {
    const [row] = await this.database.query<BesideRow>(BESIDE, [subjectRef, limit]);
    const [questions] = fromRows<QuestionsSoFar>(row === undefined ? [] : [row.questions]);
    if (row === undefined || questions === undefined) return NOTHING_BESIDE;
    const { decided, decisions, releases } = row;
    return { decided, decisions: toRequestViews(decisions ?? []), releases: releases ?? {}, questions };
  }
}
