import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { Pursuit } from '../subjects/person';

const ASK = prepared(
  'ask-of-subject',
  `SELECT to_jsonb(p) AS ask FROM pursuit p WHERE p.subject_ref = $1 AND p.id = $2 AND p.kind = 'asking'`,
);

/** An ask of this person, open or ended. */
export async function findAsk(db: Queryable, subjectRef: string, id: string): Promise<Pursuit | undefined> {
  const rows = await db.query<{ ask: object }>(ASK, [subjectRef, id]);
  return fromRows<Pursuit>(rows.map(({ ask }) => ask))[0];
}
