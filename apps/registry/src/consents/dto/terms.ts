import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { IfGiven } from '../../calls/if-given';

/** How an answer names what a person would agree to. */
export const API_TERMS = {
  description:
    'Names all that I would agree to, should I agree now; sent back with my agreement, it makes sure that I agree to nothing else. Absent where this cannot be agreed to any more.',
};

/** What the person was shown of the consents that they agree to. */
export const Terms = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'array',
      items: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
      maxItems: 51,
      description:
        'The terms, as I was shown them, of each consent that is agreed to: 409 when something else would be agreed to now. Without them, what is declared now.',
    }),
    IfGiven('terms'),
    IsArray(),
    ArrayMaxSize(51),
    Matches(/^[A-Za-z0-9_-]{43}$/, { each: true }),
  );
