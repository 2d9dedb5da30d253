import { ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import { PageQuery } from '../../calls/page';
import { WaitQuery } from '../../evidence-requests/dto/wait.query';

/** As many digits as a number in JavaScript holds exactly. */
export const MAX_NUMBER = 999_999_999_999_999;
const NUMBER = /^(0|[1-9]\d{0,14})$/;

export class FeedQuery extends IntersectionType(WaitQuery, PickType(PageQuery, ['limit'])) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_NUMBER,
    default: 0,
    description: 'nextAfter of the answer before, or the number of any entry; 0 is the beginning.',
  })
  @IsOptional()
  @IsString()
  @Matches(NUMBER, { message: 'is not a number that an earlier answer gave' })
  after = '0';
}
