import type { FieldError, ProblemResponse } from './contract';
import type { ProblemMembers, ProblemSlug } from './generated/problems';

/** What a problem says, as it came; a member that this version does not know is there as well. */
export type ProblemBody = Partial<ProblemResponse> & Readonly<Record<string, unknown>>;

const PROBLEM_TYPE = 'urn:askonce:problem:';

/** A call was answered with a problem (RFC 9457), or with something else that is no success. `message` says what to do about it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** The last part of the problem's type; absent when the answer was no problem of AskOnce's. `isProblem` knows the slugs. */
  readonly slug: string | undefined;
  /** Places in the request that are wrong, by JSON Pointer (RFC 6901). */
  readonly errors: readonly FieldError[];
  /** The entry in the log, where a decision was recorded. */
  readonly auditEntryId: string | undefined;
  /** By which whoever runs the service finds what happened. */
  readonly traceId: string | undefined;

  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** Seconds after which the same call may be tried again, if the service named them. */
    readonly retryAfter?: number,
  ) {
    super(textOf(body.detail) ?? textOf(body.title) ?? `The call was answered with status ${status}.`);
    const type = textOf(body.type) ?? '';
    this.slug = type.startsWith(PROBLEM_TYPE) ? type.slice(PROBLEM_TYPE.length) : undefined;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.auditEntryId = textOf(body.auditEntryId);
    this.traceId = textOf(body.traceId);
  }
}

/** A problem whose slug is known, and with it what its body says further. */
export type KnownProblem<S extends ProblemSlug> = Problem & {
  readonly slug: S;
  readonly body: ProblemBody & ProblemMembers[S];
};

/** Whether a call failed for one of these reasons: `isProblem(error, 'consent-withdrawn', 'consent-paused')`. */
export function isProblem<S extends ProblemSlug>(
  error: unknown,
  ...slugs: readonly [S, ...S[]]
): error is KnownProblem<S> {
  return error instanceof Problem && slugs.some((slug) => slug === error.slug);
}

/** What an answer that is no success says. */
export async function problemIn(response: Response): Promise<Problem> {
  const text = await response.text();
  return new Problem(response.status, jsonIn(text), retryAfterIn(response.headers));
}

/** A proxy on the way may answer in HTML, or with nothing. */
function jsonIn(text: string): ProblemBody {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfterIn(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.now()) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
