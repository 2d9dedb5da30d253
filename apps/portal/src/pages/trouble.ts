import { NoUsableAnswer, Problem, TokenRequestFailed } from '@askonce/client';
import { Problem as OwnProblem } from '@askonce/problems';
import { FormExpired } from '../http/form-expired';
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

export function troubleOf(thrown: unknown): Trouble {
  if (thrown instanceof SignInNeeded) return { is: 'sign_in', status: 303 };
  if (thrown instanceof FormExpired) return { is: 'form_expired', status: 403 };
  if (thrown instanceof Problem) return problemTrouble(thrown);
  if (thrown instanceof NoUsableAnswer || thrown instanceof TokenRequestFailed)
    return { is: 'unavailable', status: 503 };
  return ownTrouble(thrown instanceof OwnProblem ? thrown.kind.status : statusOf(thrown));
}

/** Of what a service answered. */
function problemTrouble({ status, slug, traceId }: Problem): Trouble {
  const more = { ...(slug !== undefined && { slug }), ...(traceId !== undefined && { traceId }) };
  if (status === 401) return { is: 'sign_in', status: 303 };
  if (status >= 500) return { is: 'unavailable', status: 503, ...more };
  return { ...ownTrouble(status), ...more };
}

function ownTrouble(status: number): Trouble {
  if (status === 404 || status === 405) return { is: 'not_found', status: 404 };
  if (status === 429) return { is: 'too_many', status };
  if (status === 503) return { is: 'unavailable', status };
  return status >= 400 && status < 500 ? { is: 'refused', status } : { is: 'broken', status: 500 };
}

/** Of what Fastify and Nest throw. */
function statusOf(thrown: unknown): number {
  if (!(thrown instanceof Error)) return 500;
  const { statusCode, status } = thrown as Error & { statusCode?: unknown; status?: unknown };
  return [statusCode, status].find((value) => typeof value === 'number') ?? 500;
}
