import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Channel, CHANNELS } from '@askonce/contracts';
import { IfGiven } from '../../calls/if-given';
import { WrittenText } from '../../calls/written-text';
import { ID_MAX_LENGTH, ID_PATTERN } from '../../catalogue/dto/catalogue-schema';
import { GivenTime } from '../../documents/dto/given-time';
import { SubjectRequest } from '../../subjects/dto/subject.request';

const ID_SCHEMA = { pattern: ID_PATTERN.source, maxLength: ID_MAX_LENGTH };

export class AskedAgainReportRequest {
  @ApiPropertyOptional({
    type: SubjectRequest,
    description: 'Agencies name the person; people report about themselves.',
  })
  @IfGiven('subject')
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectRequest)
  subject?: SubjectRequest;

  @ApiProperty({ ...ID_SCHEMA, example: 'housing', description: 'Who asked.' })
  @IsString()
  @MaxLength(ID_MAX_LENGTH)
  @Matches(ID_PATTERN)
  agency!: string;

  @ApiProperty({ ...ID_SCHEMA, example: 'birth-certificate', description: 'What it asked for.' })
  @IsString()
  @MaxLength(ID_MAX_LENGTH)
  @Matches(ID_PATTERN)
  evidenceType!: string;

  @ApiPropertyOptional({ maxLength: 64, pattern: '^[a-z0-9-]*$', description: 'Which of several.' })
  @IfGiven('qualifier')
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z0-9-]*$/)
  qualifier?: string;

  @ApiProperty({ enum: CHANNELS, description: 'How it asked.' })
  @IsIn(CHANNELS)
  channel!: Channel;

  @GivenTime('at', 'When it asked; now, when absent.')
  at?: string;

  @WrittenText({ max: 2_000, description: 'In own words, for the person. Kept sealed.', optional: true })
  text?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The request of that agency in whose case it asked.' })
  @IfGiven('evidenceRequestId')
  @IsUUID()
  evidenceRequestId?: string;
}
