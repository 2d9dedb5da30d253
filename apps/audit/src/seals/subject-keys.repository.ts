import { prepared, type Queryable, type Transaction } from '@askonce/database';

/** What is known of a person's key: none yet, one, or none any more. */
export interface KnownKey {
  readonly subjectRef: string;
  readonly wrapped: Buffer | null;
  readonly erased: boolean;
}

const FIND = prepared(
  'subject-keys-find',
  `SELECT given.subject_ref AS "subjectRef", subject_key.wrapped_key AS wrapped,
     erased_subject.subject_ref IS NOT NULL AS erased
   FROM unnest($1::uuid[]) AS given (subject_ref)
   LEFT JOIN subject_key ON subject_key.subject_ref = given.subject_ref
   LEFT JOIN erased_subject ON erased_subject.subject_ref = given.subject_ref`,
);
const ADD = prepared(
  'subject-keys-add',
  'INSERT INTO subject_key (subject_ref, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])',
);

export function findKeys(database: Queryable, subjectRefs: readonly string[]): Promise<KnownKey[]> {
  return database.query<KnownKey>(FIND, [subjectRefs]);
}

export async function addKeys(tx: Transaction, wrapped: ReadonlyMap<string, Buffer>): Promise<void> {
  if (wrapped.size > 0) await tx.query(ADD, [[...wrapped.keys()], [...wrapped.values()]]);
}
