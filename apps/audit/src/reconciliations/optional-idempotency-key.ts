import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyKeyReused, InvalidRequest } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import type { FastifyRequest } from 'fastify';

const SHAPE = /^[\x21-\x7e]{1,128}$/;

/** The call's Idempotency-Key, if it has one. */
export const OptionalIdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header === 'string' && SHAPE.test(header)) return header;
  const detail = 'Idempotency-Key must be 1 to 128 visible ASCII characters';
  throw new InvalidRequest({ errors: [{ pointer: '', detail }] });
});

/** Documents the header that `OptionalIdempotencyKey` reads, and how it may be refused. */
export const ApiOptionalIdempotencyKey = (): MethodDecorator =>
  applyDecorators(
    ApiProblems(IdempotencyKeyReused),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'New for each call, the same when a call is repeated.',
      schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    }),
  );
