import type { Database } from '@askonce/database';

/** Whatever is kept of a person's moments, by table. */
const MOMENTS = {
  document: ['issued_at', 'valid_until', 'created_at', 'ended_at'],
  pursuit: ['opened_at', 'deadline', 'closed_at'],
  consent: ['requested_at', 'decided_at', 'valid_until', 'noticed_for'],
  evidence_request: ['objected_at', 'reopened_at', 'created_at', 'updated_at', 'expires_at'],
  release: ['released_at', 'ended_at'],
  rejection: ['rejected_at'],
  question: ['asked_at', 'promised_by', 'answered_at'],
  asked_again_report: ['asked_at', 'reported_at'],
} as const;

const SHIFTS = Object.entries(MOMENTS).map(
  ([table, columns]) => `${table}_moved AS (UPDATE ${table}
     SET ${columns.map((column) => `${column} = ${column} - $2 * interval '24 hours'`).join(', ')} WHERE subject_ref = $1)`,
);

/** So many days pass for one person, all at once: everything that is known of them moves into the past. */
export async function letTimePass(sql: Database, subjectRef: string, days: number): Promise<void> {
  await sql.query(`WITH ${SHIFTS.join(', ')} SELECT 1`, [subjectRef, days]);
}
