import { DatabaseUnavailable } from './database-problems';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The name of the violated constraint, if the error is a unique violation (SQLSTATE 23505). */
export function uniqueViolation(error: unknown): string | undefined {
  if (codeOf(error) !== '23505') return undefined;
  return typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : '';
}

/** Whether a lock could not be had in time (SQLSTATE 55P03), or two waited for each other (40P01). */
export const isLockTimeout = (error: unknown): boolean => ['55P03', '40P01'].includes(codeOf(error));

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT']);
// Class 08 connection exception, 57P0x shutdown or crash, 53300 too many connections (PostgreSQL, appendix A).
const SQLSTATES = /^(08...|57P0[1-5]|53300)$/;
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database could not be reached, or left in the middle, as opposed to having refused a statement. */
export function isUnreachable(error: unknown): boolean {
  const code = codeOf(error);
  return NETWORK.has(code) || SQLSTATES.test(code) || (error instanceof Error && MESSAGES.test(error.message));
}

/** Lets an error pass as it is, unless the database is away: that is a problem with an answer of its own. */
export const translated = (error: unknown): unknown =>
  isUnreachable(error) ? new DatabaseUnavailable({ cause: error, headers: { 'retry-after': '2' } }) : error;
