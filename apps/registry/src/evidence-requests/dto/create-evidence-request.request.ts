import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type Channel, CHANNELS } from '@askonce/contracts';
import { SubjectRequest } from '../../subjects/dto/subject.request';
import { IfGiven } from '../../calls/if-given';
import { RETURN_URL_MAX_LENGTH } from '../../catalogue/return-urls';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID_SCHEMA = { pattern: ID.source, maxLength: 64 };

export class CreateEvidenceRequestRequest {
  @ApiProperty({ type: SubjectRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectRequest)
  subject!: SubjectRequest;

  @ApiProperty({ ...ID_SCHEMA, example: 'housing-benefit' })
  @IsString()
  @MaxLength(64)
  @Matches(ID)
  procedure!: string;

  @ApiPropertyOptional({ ...ID_SCHEMA, example: 'proof-of-birth', description: 'This or evidenceType.' })
  @ValidateIf((body: CreateEvidenceRequestRequest) => body.requirement !== undefined || body.evidenceType === undefined)
  @IsString()
  @MaxLength(64)
  @Matches(ID)
  requirement?: string;

  @ApiPropertyOptional({ ...ID_SCHEMA, example: 'birth-certificate', description: 'In place of requirement.' })
  @IfGiven('evidenceType')
  @IsString()
  @MaxLength(64)
  @Matches(ID)
  evidenceType?: string;

  @ApiPropertyOptional({ maxLength: 64, description: 'Which of several, with evidenceType: the month of a payslip.' })
  @IfGiven('qualifier')
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z0-9-]*$/)
  qualifier?: string;

  @ApiProperty({ ...ID_SCHEMA, example: 'housing-benefit-eligibility' })
  @IsString()
  @MaxLength(64)
  @Matches(ID)
  purpose!: string;

  @ApiPropertyOptional({ default: false, description: 'The person asked for this exchange themself.' })
  @IfGiven('explicitRequest')
  @IsBoolean()
  explicitRequest?: boolean;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Channel;

  @ApiPropertyOptional({
    format: 'uri',
    maxLength: RETURN_URL_MAX_LENGTH,
    description: "Where the person goes on afterwards: at or below one of the agency's returnUrls in the catalogue.",
  })
  @IfGiven('returnUrl')
  @IsString()
  @MaxLength(RETURN_URL_MAX_LENGTH)
  returnUrl?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven('journey')
  @IsUUID()
  journey?: string;

  @ApiPropertyOptional({ maxLength: 64, pattern: '^[A-Za-z0-9._-]+$', description: 'Opaque id of the clerk.' })
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z0-9._-]{1,64}$/)
  official?: string;
}
