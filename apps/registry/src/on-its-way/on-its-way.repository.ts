import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@askonce/contracts';
import { Database, prepared } from '@askonce/database';

// Facts leave in their order, so the latest has left only when all before it have. How long the first of its queue has waited says
// whether it is late: it may itself be of this moment.
const LATEST = prepared(
  'latest-fact-on-its-way',
  `SELECT f.occurred_at AS at, head.created_at < clock_timestamp() - interval '2 seconds' AS "isLate"
   FROM subject_identifier i
   CROSS JOIN LATERAL (
     SELECT fact.event_id, fact.occurred_at FROM fact
     WHERE fact.subject_ref = i.subject_ref ORDER BY fact.sequence DESC LIMIT 1
   ) AS f
   JOIN outbox o ON o.topic = $2 AND o.event_id = f.event_id
   CROSS JOIN LATERAL (
     SELECT first.created_at FROM outbox first WHERE first.shard = o.shard ORDER BY first.id LIMIT 1
   ) AS head
   WHERE i.subject_key = $1`,
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
