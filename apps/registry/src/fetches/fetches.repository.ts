import { prepared, type Queryable } from '@askonce/database';

const SUBJECT_OF = prepared(
  'subject-of-fetch',
  `SELECT p.subject_ref FROM pursuit p WHERE p.id = $1 AND p.kind = 'fetching'`,
);

/** Whom a fetch is about; fetches that have ended are found too. */
export async function subjectOfFetch(db: Queryable, id: string): Promise<string | undefined> {
  return (await db.query<{ subject_ref: string }>(SUBJECT_OF, [id]))[0]?.subject_ref;
}
