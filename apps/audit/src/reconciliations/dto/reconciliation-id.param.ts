import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class ReconciliationIdParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  id: string;
}
