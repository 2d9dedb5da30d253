import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  type ValidationOptions,
  ValidateIf,
} from 'class-validator';
import { instantOf } from '../../log/instant-of';

/** Fields of requests, each with its validation and its OpenAPI schema at once, so that the two cannot drift apart. */
export const CURSOR_LENGTH = 32;
export const MAX_LIMIT = 200;
/** Ids travel through headers, logs and metrics: printable ASCII without spaces. */
const VISIBLE = /^[\x21-\x7e]+$/;
/** One line of text that can be stored: no control characters, no half surrogate pairs, no spaces at either end. */
const LINE = /^(?!\s)[^\p{Cc}\p{Cs}]*(?<!\s)$/u;
/** The same with spaces anywhere: what people type when they search. */
const TYPED = /^[^\p{Cc}\p{Cs}]*$/u;

/** Absent is allowed; null never is. */
export const whenPresent = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

export const LimitField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: MAX_LIMIT,
      default: 50,
      description: 'Items on a page.',
    }),
    IsInt(),
    Min(1),
    Max(MAX_LIMIT),
  );

export const CursorField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ maxLength: CURSOR_LENGTH, description: 'Where to go on: nextCursor of the page before.' }),
    whenPresent(),
    IsString(),
    MaxLength(CURSOR_LENGTH),
  );

export const FilterField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ ...visibleSchema(200), description }),
    whenPresent(),
    Matches(VISIBLE),
    MaxLength(200),
  );

export const TextFilterField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100, description }),
    whenPresent(),
    IsString(),
    MinLength(1),
    MaxLength(100),
    Matches(TYPED, { message: '$property must be one line of text' }),
  );

export const NameField = (description: string, max: number): PropertyDecorator =>
  applyDecorators(ApiProperty({ ...visibleSchema(max), description }), Matches(VISIBLE), MaxLength(max));

export const TimeFilterField = (description: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ type: String, format: 'date-time', description }), whenPresent(), IsInstant());

export const TimeField = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: String, format: 'date-time', description }), IsInstant());

export const ReasonField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      minLength: 10,
      maxLength: 500,
      description: 'Why, in one line: name a case, never a person. It is logged.',
      example: 'Complaint 2026/113',
    }),
    IsString(),
    MinLength(10),
    MaxLength(500),
    Matches(LINE, { message: 'reason must be one line of text without spaces at its ends' }),
  );

const visibleSchema = (maxLength: number) => ({ type: String, pattern: VISIBLE.source, minLength: 1, maxLength });

function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && instantOf(value) !== undefined,
    defaultMessage: () => '$property must be an RFC 3339 time since 1900, with Z or an offset',
  };
  return ValidateBy({ name: 'isInstant', validator }, options);
}
