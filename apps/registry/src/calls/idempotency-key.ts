import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdempotencyKeyReused } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { IdempotencyKeyMissing } from '../subjects/subjects.problems';

const SHAPE = /^[\x21-\x7e]{1,128}$/;

/** The call's Idempotency-Key, which this operation demands. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof header !== 'string' || !SHAPE.test(header)) throw new IdempotencyKeyMissing();
  return header;
});

/** Documents the header that `IdempotencyKey` reads, and how it may be refused. */
export const ApiIdempotencyKey = (): MethodDecorator =>
  applyDecorators(
    ApiProblems(IdempotencyKeyMissing, IdempotencyKeyReused),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person.',
      schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    }),
  );
