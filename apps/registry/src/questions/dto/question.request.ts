import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, IsUUID, Matches, MaxLength, ValidateBy, ValidateNested } from 'class-validator';
import { QUESTION_KINDS, type QuestionKind } from '@askonce/contracts';
import { IfGiven } from '../../calls/if-given';
import { WrittenText } from '../../calls/written-text';
import { ID_MAX_LENGTH, ID_PATTERN } from '../../catalogue/dto/catalogue-schema';

const MAX_TEXT = 2_000;

/** Exactly one of them. */
export class AboutRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'An entry of the record of who did what with my data.' })
  @IfGiven('auditEntryId')
  @IsUUID()
  auditEntryId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven('evidenceRequestId')
  @IsUUID()
  evidenceRequestId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A document that an agency brought.' })
  @IfGiven('documentId')
  @IsUUID()
  documentId?: string;

  @ApiPropertyOptional({ pattern: ID_PATTERN.source, maxLength: ID_MAX_LENGTH, example: 'housing' })
  @IfGiven('agency')
  @IsString()
  @MaxLength(ID_MAX_LENGTH)
  @Matches(ID_PATTERN)
  agency?: string;
}

const namesOne = (about: unknown): boolean =>
  typeof about === 'object' &&
  about !== null &&
  Object.values(about).filter((value) => value !== undefined).length === 1;

const NamesOne = (): PropertyDecorator =>
  ValidateBy({
    name: 'namesOne',
    validator: { validate: namesOne, defaultMessage: () => '$property names exactly one thing' },
  });

export class QuestionRequest {
  @ApiProperty({ enum: QUESTION_KINDS, description: 'Whether something is asked, or said to be wrong.' })
  @IsIn(QUESTION_KINDS)
  kind!: QuestionKind;

  @WrittenText({ max: MAX_TEXT, description: 'For the agency. Kept sealed; it may have several lines.' })
  text!: string;

  @ApiProperty({
    type: AboutRequest,
    minProperties: 1,
    maxProperties: 1,
    description: 'One thing, which also tells who is to answer: the agency that acted, asked, or brought the document.',
  })
  @IsObject()
  @ValidateNested()
  @NamesOne()
  @Type(() => AboutRequest)
  about!: AboutRequest;
}

export class AnswerRequest {
  @WrittenText({ max: MAX_TEXT, description: 'For the person. Kept sealed; it may have several lines.' })
  text!: string;
}
