import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Problem, toProblem } from '@askonce/problems';
import { catchError, type Observable } from 'rxjs';
import { UsageQueryInvalid, UsageUnavailable } from './data-tracker.problems';

/** Whatever goes wrong once a caller is known, in the statuses of the Data Tracker's contract; the problems keep what they say. */
@Injectable()
export class ContractStatusInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((thrown: unknown) => {
        throw asTheContractSays(toProblem(thrown));
      }),
    );
  }
}

function asTheContractSays(problem: Problem): Problem {
  const { status } = problem.kind;
  const { errors } = problem.details;
  if (status === 422) return new UsageQueryInvalid({ ...(errors && { errors }), cause: problem });
  if (status > 500) return new UsageUnavailable({ cause: problem });
  return problem;
}
