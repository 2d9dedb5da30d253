import type { Database } from '@askonce/database';

const ENDS = {
  pursuit: 'deadline',
  evidence_request: 'expires_at',
  consent: 'valid_until',
  document: 'valid_until',
} as const;

/** Moves an end to so many seconds from the database's now, as if the time until then had passed. */
export async function endsIn(
  sql: Database,
  table: keyof typeof ENDS,
  { id, seconds = 0 }: { readonly id: string; readonly seconds?: number },
): Promise<void> {
  await sql.query(`UPDATE ${table} SET ${ENDS[table]} = clock_timestamp() + $2 * interval '1 second' WHERE id = $1`, [
    id,
    seconds,
  ]);
}
