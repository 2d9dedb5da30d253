import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IfGiven } from '../../calls/if-given';
import { GivenAttributes } from '../../documents/dto/given-attributes';
import { GivenTime } from '../../documents/dto/given-time';

export class FetchedDocumentRequest {
  @GivenTime('issuedAt')
  issuedAt?: string;

  @GivenTime('validUntil')
  validUntil?: string;

  @ApiPropertyOptional({ description: 'What the source called it; what counts is what the bytes are.' })
  @IfGiven('mediaType')
  @IsString()
  @MaxLength(100)
  mediaType?: string;

  @GivenAttributes()
  attributes?: object;
}
