import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { IfGiven } from '../../calls/if-given';
import { Terms } from './terms';

export class TransitionRequest {
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 50,
    description: 'Other consents to which the same is done, all or none.',
  })
  @IfGiven('alsoFor')
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  alsoFor?: string[];

  @Terms()
  terms?: string[];
}
