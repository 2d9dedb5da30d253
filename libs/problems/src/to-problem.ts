import { HttpException } from '@nestjs/common';
import {
  BodyTooLarge,
  Forbidden,
  InternalError,
  InvalidRequest,
  MalformedRequest,
  MethodNotAllowed,
  NotFound,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  UnsupportedMediaType,
} from './common-problems';
import { Problem, type ProblemClass } from './problem';

const BY_STATUS: Readonly<Record<number, ProblemClass>> = {
  400: MalformedRequest,
  401: Unauthenticated,
  403: Forbidden,
  404: NotFound,
  405: MethodNotAllowed,
  413: BodyTooLarge,
  415: UnsupportedMediaType,
  422: InvalidRequest,
  429: TooManyRequests,
  503: Unavailable,
};

/** Turns whatever was thrown into a problem; what nobody foresaw becomes `internal-error` with the cause kept for the log. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const status = statusOf(thrown);
  const kind = status === undefined ? undefined : BY_STATUS[status];
  if (kind !== undefined) return new kind({ cause: thrown });
  if (status !== undefined && status >= 400 && status < 500) return new MalformedRequest({ cause: thrown });
  return new InternalError({ cause: thrown });
}

/** Nest and Fastify say by a status what they refused before our code was reached. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown) {
    return typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
  }
  return undefined;
}
