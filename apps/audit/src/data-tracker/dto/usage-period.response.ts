import { ApiProperty } from '@nestjs/swagger';

export class UsagePeriodResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Since when usage is kept. It may be asked for until now.',
  })
  periodStart: string;
}
