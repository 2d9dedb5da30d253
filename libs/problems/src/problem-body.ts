import type { Problem } from './problem';

/** The body of an `application/problem+json` answer. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly traceId?: string;
  readonly errors?: readonly { pointer: string; detail: string }[];
  readonly auditEntryId?: string;
  readonly [extension: string]: unknown;
}

/** @param where path of the request without its query, which may hold what is nobody's business. */
export function toProblemBody(problem: Problem, where?: { instance?: string; traceId?: string }): ProblemBody {
  const { detail, errors, auditEntryId, extensions } = problem.details;
  return {
    ...extensions,
    type: problem.type,
    title: problem.kind.title,
    status: problem.kind.status,
    ...(detail === undefined ? {} : { detail }),
    ...(where?.instance === undefined ? {} : { instance: where.instance }),
    ...(where?.traceId === undefined ? {} : { traceId: where.traceId }),
    ...(errors === undefined ? {} : { errors }),
    ...(auditEntryId === undefined ? {} : { auditEntryId }),
  };
}
