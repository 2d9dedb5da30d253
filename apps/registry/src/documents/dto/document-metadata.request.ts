import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Channel, CHANNELS, type Provenance, PROVENANCES } from '@askonce/contracts';
import { SubjectRequest } from '../../subjects/dto/subject.request';
import { IfGiven } from '../../calls/if-given';
import { PRINTABLE } from '../../calls/printable';
import { Terms } from '../../consents/dto/terms';
import { GivenAttributes } from './given-attributes';
import { GivenTime } from './given-time';
import { Grants } from './grants';

/** What is said of a document, whoever brings it. */
export class DocumentMetadataRequest {
  @ApiProperty({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64, example: 'birth-certificate' })
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  evidenceType!: string;

  @ApiPropertyOptional({ pattern: '^[a-z0-9-]*$', maxLength: 64 })
  @IfGiven('qualifier')
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z0-9-]*$/)
  qualifier?: string;

  @GivenTime('issuedAt')
  issuedAt?: string;

  @GivenTime('validUntil')
  validUntil?: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Channel;
}

export class GiveDocumentMetadataRequest extends DocumentMetadataRequest {
  @Grants()
  grants?: string[];

  @Terms()
  terms?: string[];

  @ApiPropertyOptional({ description: 'To look at it first: it is not given before its confirmation.' })
  @IfGiven('draft')
  @IsBoolean()
  draft?: boolean;
}

export class DepositDocumentMetadataRequest extends DocumentMetadataRequest {
  @ApiProperty({ type: SubjectRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectRequest)
  subject!: SubjectRequest;

  @ApiProperty({ enum: PROVENANCES })
  @IsIn(PROVENANCES)
  provenance!: Provenance;

  @ApiPropertyOptional({ maxLength: 200, description: 'Who issued it, where that is not the depositing agency.' })
  @IfGiven('issuer')
  @IsString()
  @MaxLength(200)
  @Matches(PRINTABLE)
  issuer?: string;

  @GivenAttributes()
  attributes?: object;
}
