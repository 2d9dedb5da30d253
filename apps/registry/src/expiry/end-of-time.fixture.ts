import type { Database } from '@askonce/database';

const ENDS = {
  pursuit: 'deadline',
  evidence_request: 'expires_at',
  consent: 'valid_until',
  document: 'valid_until',
  document_draft: 'expires_at',
} as const;

/**
 * Moves an end to so many seconds from the database's now, as if the time until then had passed. Never later than it is,
 * for what has ended by the clock would come back to life; and in whole milliseconds, as the registry writes every end.
 */
export async function endsIn(
  sql: Database,
  table: keyof typeof ENDS,
  { id, seconds = 0 }: { readonly id: string; readonly seconds?: number },
): Promise<void> {
  const end = ENDS[table];
  await sql.query(
    `UPDATE ${table} SET ${end} = least(${end}, date_trunc('milliseconds', clock_timestamp()) + $2 * interval '1 second') WHERE id = $1`,
    [id, seconds],
  );
}
