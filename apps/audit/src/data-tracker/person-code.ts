import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { SubjectIdentifier } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import type { FastifyRequest } from 'fastify';

/** As X-Road writes a person: the country (ISO 3166-1) and the identifier that the person has there. */
const PERSON_CODE = /^[A-Z]{2}[\x21-\x7e]{1,126}$/;
const MESSAGE = 'must be a country of two capital letters and the personal code in that country, like EE12345678901';
const schema = { type: 'string', pattern: PERSON_CODE.source, example: 'EE12345678901' } as const;
const HEADER = 'X-Road-UserId';

/** The person as our own services name them: `EE12345678901` is `12345678901` of the scheme `national:ee`. */
export function personOf(code: string): SubjectIdentifier {
  return { scheme: `national:${code.slice(0, 2).toLowerCase()}`, identifier: code.slice(2) };
}

export const PersonCodeField = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ ...schema, description }), Matches(PERSON_CODE, { message: `$property ${MESSAGE}` }));

/** On whose behalf the call is made, as X-Road hands it on. */
export const UserId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers[HEADER.toLowerCase()];
  if (typeof header === 'string' && PERSON_CODE.test(header)) return header;
  throw new InvalidRequest({ errors: [{ pointer: '', detail: `${HEADER} ${MESSAGE}` }] });
});

/** Documents the header that `UserId` reads. */
export const ApiUserId = (): MethodDecorator =>
  ApiHeader({ name: HEADER, required: true, description: 'The person who set the call going.', schema });
