import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class EntryIdParam {
  @ApiProperty({ format: 'uuid', description: 'The entry, as named by an auditEntryId.' })
  @IsUUID('all')
  id: string;
}
