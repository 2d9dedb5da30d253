import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601 } from 'class-validator';
import { IfGiven } from '../../calls/if-given';

/** A time that may be said. What a time must be beyond its shape, `dateAt` holds it to. */
export const GivenTime = (name: string, description?: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ format: 'date-time', ...(description !== undefined && { description }) }),
    IfGiven(name),
    IsISO8601({ strict: true, strictSeparator: true }),
  );
