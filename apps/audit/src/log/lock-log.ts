import { prepared, type Transaction } from '@askonce/database';

// A statement of its own, so that the next one's snapshot holds everything that the last holder of the lock committed.
const LOCK = prepared('log-lock', 'SELECT log_head.size::float8 AS size FROM log_head FOR UPDATE');

/**
 * Nobody else appends facts, makes keys of persons or destroys them until the transaction ends.
 * @returns the index of the next entry
 */
export async function lockLog(tx: Transaction): Promise<number> {
  const [head] = await tx.query<{ size: number }>(LOCK);
  if (head === undefined) throw new Error('The log has no head.');
  return head.size;
}
