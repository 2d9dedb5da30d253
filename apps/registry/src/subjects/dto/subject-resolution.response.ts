import { ApiProperty } from '@nestjs/swagger';

export class SubjectResolutionResponse {
  @ApiProperty({ format: 'uuid' })
  subjectRef!: string;
}
