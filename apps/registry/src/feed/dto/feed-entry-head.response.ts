import { ApiProperty } from '@nestjs/swagger';
import { NAMED_REQUESTS } from '../feed-entry';

export const ApiRequestIds = (): PropertyDecorator =>
  ApiProperty({
    type: [String],
    format: 'uuid',
    description: `Your requests that are concerned, newest first, at most ${NAMED_REQUESTS}.`,
  });

export class FeedEntryHead {
  @ApiProperty({ type: 'integer', minimum: 1, description: "Its place in the agency's feed: dense, from 1." })
  number!: number;

  @ApiProperty({ format: 'uuid', description: 'The same whenever the entry is read, and the id of its audit entry.' })
  id!: string;

  @ApiProperty({ format: 'date-time', description: 'When it happened.' })
  time!: string;
}
