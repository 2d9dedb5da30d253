import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { MAX_NUMBER } from '../../feed/dto/feed.query';

export class RedeliveryRequest {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_NUMBER,
    description: 'The entry with the next higher number is sent next; 0 begins with the first.',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_NUMBER)
  after!: number;
}
