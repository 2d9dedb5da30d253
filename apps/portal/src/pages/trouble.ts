import { NoUsableAnswer, Problem, TokenRequestFailed } from '@askonce/client';
import { DatabaseUnavailable } from '@askonce/database';
import { SignInNeeded } from '../sign-in/sign-in-needed';

/** What went wrong, as people are told it. */
export interface Trouble {
  readonly is: 'sign_in' | 'form_expired' | 'not_found' | 'refused' | 'too_many' | 'unavailable' | 'broken';
  readonly status: number;
  /** The problem of a service, where one refused. */
  readonly slug?: string;
  /** By which whoever runs the service finds what happened. */
  readonly traceId?: string;
}

/** How @fastify/csrf-protection names what it refuses. */
const FORM_EXPIRED = /^FST_CSRF/;

export function troubleOf(thrown: unknown): Trouble {
  if (thrown instanceof SignInNeeded) return { is: 'sign_in', status: 303 };
  if (thrown instanceof Problem) return problemTrouble(thrown);
  if (
    thrown instanceof NoUsableAnswer ||
    thrown instanceof TokenRequestFailed ||
    thrown instanceof DatabaseUnavailable
  ) {
    return { is: 'unavailable', status: 503 };
  }
  const { code, status } = codesOf(thrown);
  if (FORM_EXPIRED.test(code)) return { is: 'form_expired', status: 403 };
  if (status === 429) return { is: 'too_many', status };
  if (status === 404 || status === 405) return { is: 'not_found', status: 404 };
  return status >= 400 && status < 500 ? { is: 'refused', status } : { is: 'broken', status: 500 };
}

function problemTrouble({ status, slug, traceId }: Problem): Trouble {
  const more = { ...(slug !== undefined && { slug }), ...(traceId !== undefined && { traceId }) };
  if (status === 401) return { is: 'sign_in', status: 303 };
  if (status === 404) return { is: 'not_found', status };
  if (status === 429) return { is: 'too_many', status };
  return status >= 500 ? { is: 'unavailable', status: 503, ...more } : { is: 'refused', status, ...more };
}

/** Of what Fastify and Nest throw. */
function codesOf(thrown: unknown): { code: string; status: number } {
  if (!(thrown instanceof Error)) return { code: '', status: 500 };
  const { code, statusCode, status } = thrown as Error & { code?: unknown; statusCode?: unknown; status?: unknown };
  const number = [statusCode, status].find((value) => typeof value === 'number');
  return { code: typeof code === 'string' ? code : '', status: typeof number === 'number' ? number : 500 };
}
