import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { type Provenance, PROVENANCES } from '@askonce/contracts';
import { PRINTABLE } from '../../calls/printable';
import { SubjectRequest } from '../../subjects/dto/subject.request';

const Named = (description: string, example: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ minLength: 1, maxLength: 120, description, example }),
    IsString(),
    MinLength(1),
    MaxLength(120),
    Matches(PRINTABLE),
  );

export class LegalHoldRequest {
  @ApiProperty({ type: SubjectRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectRequest)
  subject!: SubjectRequest;

  @ApiProperty({ enum: PROVENANCES, description: 'Which documents are to be kept.' })
  @IsIn(PROVENANCES)
  class!: Provenance;

  @Named('Who demands it; shown to the person.', 'District Court')
  authority!: string;

  @Named("The authority's own reference; it must say nothing of the person.", 'C-113/2026')
  reference!: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends by itself.' })
  @IsISO8601({ strict: true, strictSeparator: true })
  until!: string;
}
