import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@askonce/contracts';
import { Database, prepared } from '@askonce/database';

// Facts leave in their order, so the latest has left only when all before it have.
const LATEST = prepared(
  'latest-fact-on-its-way',
  `SELECT f.occurred_at AS at, f.occurred_at < clock_timestamp() - interval '2 seconds' AS "isLate"
   FROM subject_identifier i
   CROSS JOIN LATERAL (
     SELECT fact.event_id, fact.occurred_at FROM fact
     WHERE fact.subject_ref = i.subject_ref ORDER BY fact.sequence DESC LIMIT 1
   ) AS f
   WHERE i.subject_key = $1 AND EXISTS (SELECT FROM outbox o WHERE o.topic = $2 AND o.event_id = f.event_id)`,
);

export interface FactOnItsWay {
  readonly at: Date;
  /** It should have left by now: as a rule that takes milliseconds. */
  readonly isLate: boolean;
}

@Injectable()
export class OnItsWayRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The latest fact about a person, as long as nobody else has been told of it. */
  async latest(subjectKey: Buffer): Promise<FactOnItsWay | undefined> {
    const [row] = await this.database.query<FactOnItsWay>(LATEST, [subjectKey, TOPICS.evidence]);
    return row;
  }
}
