import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { TimeFilterField } from '../../entries/dto/fields';
import { instantOf } from '../../log/instant-of';
import { PersonCodeField } from '../person-code';
import type { UsageQuestion } from '../data-tracker.service';

const INT32_MAX = 2 ** 31 - 1;
/** More are never told at once, whatever is asked for. */
const MOST = 1000;

const isCount = (value: unknown) => typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= INT32_MAX;

/** Kept as the text that it came as: an empty one would else be zero. */
const CountField = (description: string, fallback: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      format: 'int32',
      minimum: 0,
      maximum: INT32_MAX,
      default: fallback,
      description,
    }),
    ValidateBy({
      name: 'isCount',
      validator: {
        validate: isCount,
        defaultMessage: () => `$property must be a whole number from 0 to ${INT32_MAX}, in digits`,
      },
    }),
  );

export class FindUsageQuery {
  @PersonCodeField('The person whose data was used; another one than in X-Road-UserId where that one represents them.')
  userCode: string;

  @TimeFilterField('What happened from then on.')
  periodStart?: string;

  @TimeFilterField('What happened until before then.')
  periodEnd?: string;

  @CountField('How many to leave out, the newest first.', 0)
  offset = '0';

  @CountField(`How many to tell; ${MOST} at most, also where more are asked for.`, MOST)
  limit = String(MOST);
}

export function toUsageQuestion(query: FindUsageQuery, userId: string): UsageQuestion {
  const { userCode, periodStart, periodEnd } = query;
  const from = periodStart === undefined ? undefined : instantOf(periodStart);
  const to = periodEnd === undefined ? undefined : instantOf(periodEnd);
  return {
    userCode,
    userId,
    period: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    slice: { offset: Number(query.offset), limit: Math.min(Number(query.limit), MOST) },
  };
}
