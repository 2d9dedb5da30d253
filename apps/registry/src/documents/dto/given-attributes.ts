import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsObject } from 'class-validator';
import { IfGiven } from '../../calls/if-given';

/** What may be said of a document as data, exactly as it was sent: what is sealed and read later is what was checked. */
export const GivenAttributes = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: true,
      description: 'The document as data, by the schema of its evidence type; only its issuer may say it.',
    }),
    IfGiven('attributes'),
    Transform(({ obj }: { obj: { attributes?: unknown } }) => obj.attributes),
    IsObject(),
  );
