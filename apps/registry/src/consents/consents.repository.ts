import { Inject, Injectable } from '@nestjs/common';
import { type ConsentChange, EVENTS } from '@askonce/contracts';
import { Database, prepared } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { Consent, Timestamp } from '../subjects/person';

export interface ConsentStep {
  readonly eventId: string;
  readonly occurredAt: Timestamp;
  readonly transition: ConsentChange;
  readonly to: Consent['status'];
}

const OF_SUBJECT = prepared(
  'consents-of-subject',
  `SELECT to_jsonb(c) AS consent FROM consent c
   WHERE c.subject_ref = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`,
);
const BY_ID = prepared(
  'consent-of-subject',
  'SELECT to_jsonb(c) AS consent FROM consent c WHERE c.subject_ref = $1 AND c.id = $2',
);
const HISTORY = prepared(
  'consent-history',
  `SELECT jsonb_build_object('event_id', f.event_id, 'occurred_at', f.occurred_at,
            'transition', f.data ->> 'transition', 'to', f.data ->> 'to') AS step
   FROM fact f
   WHERE f.subject_ref = $1 AND f.type = '${EVENTS.consentChanged.type}' AND f.data ->> 'consentId' = $2
   ORDER BY f.sequence`,
);

@Injectable()
export class ConsentsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async ofSubject(subjectRef: string, page: { before: string | null; limit: number }): Promise<Consent[]> {
    const rows = await this.database.query<{ consent: object }>(OF_SUBJECT, [subjectRef, page.before, page.limit]);
    return fromRows(rows.map(({ consent }) => consent));
  }

  async find(subjectRef: string, id: string): Promise<Consent | undefined> {
    const rows = await this.database.query<{ consent: object }>(BY_ID, [subjectRef, id]);
    return fromRows<Consent>(rows.map(({ consent }) => consent))[0];
  }

  async history(subjectRef: string, id: string): Promise<ConsentStep[]> {
    const rows = await this.database.query<{ step: object }>(HISTORY, [subjectRef, id]);
    return fromRows(rows.map(({ step }) => step));
  }
}
