import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { FeedResponse } from '../../feed/dto/feed.response';
import type { ClaimedTurn } from '../webhook-turns.service';

class ClaimedTurnEntries extends PickType(FeedResponse, ['items']) implements ClaimedTurn {
  @ApiProperty()
  agency!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'To be named in the report.' })
  claim!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The number after which the entries begin.' })
  delivered!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How often in a row it has failed.' })
  failures!: number;
}

export class ClaimedTurnResponse {
  @ApiPropertyOptional({ type: ClaimedTurnEntries, description: 'Absent when there is nothing to do.' })
  claimed?: ClaimedTurnEntries;
}
