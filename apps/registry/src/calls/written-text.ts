import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches, ValidateIf } from 'class-validator';
import { PRINTABLE_LINES } from './printable';

interface WrittenTextOptions {
  /** Characters. */
  readonly max: number;
  readonly description: string;
  /** Absent is allowed; null never is. */
  readonly optional?: boolean;
}

/** What somebody wrote: printable characters, in one line or several, and not just spaces. */
export const WrittenText = ({ max, description, optional = false }: WrittenTextOptions): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ minLength: 1, maxLength: max, description, required: !optional }),
    ...(optional ? [ValidateIf((_object, value) => value !== undefined)] : []),
    IsString(),
    Length(1, max),
    Matches(PRINTABLE_LINES, { message: '$property holds what cannot be printed, or nothing at all' }),
  );
