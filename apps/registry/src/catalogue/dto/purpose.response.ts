import { LAWFUL_BASES, type LawfulBasis } from '@askonce/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Purpose, Text } from '../catalogue-content';
import { ApiId, ApiIds, ApiNextCursor, ApiOptionalText, ApiText } from './response-fields';

export class PurposeResponse {
  @ApiId('The purpose.')
  id: string;

  @ApiId('The agency that declares it.')
  agency: string;

  @ApiId('The procedure that it serves.')
  procedure: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiText('Why the agency asks, in plain words.')
  description: Text;

  @ApiIds('The evidence types it covers.')
  evidenceTypes: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'The only attributes that are released, and never the file.' })
  fields?: readonly string[];

  @ApiProperty({ enum: [...LAWFUL_BASES], description: 'What the exchange rests on.' })
  lawfulBasis: LawfulBasis;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'How long one authorisation lasts at most.' })
  maxValidityDays: number;

  @ApiOptionalText('The law that the basis stands in.')
  legalReference?: Text;

  @ApiOptionalText('What follows when the person refuses.')
  consequenceOfRefusing?: Text;

  @ApiOptionalText('What follows when the person withdraws.')
  consequenceOfWithdrawing?: Text;

  @ApiText('How long the agency keeps what it gets.')
  retention: Text;

  @ApiText('Where the person has a mistake corrected.')
  correction: Text;
}

export class PurposeListResponse {
  @ApiProperty({ type: [PurposeResponse] })
  items: PurposeResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toPurposeResponse(purpose: Purpose): PurposeResponse {
  const { id, agency, procedure, name, description, evidenceTypes, lawfulBasis, maxValidityDays } = purpose;
  const { fields, legalReference, consequenceOfRefusing, consequenceOfWithdrawing, retention, correction } = purpose;
  return {
    id,
    agency,
    procedure,
    name,
    description,
    evidenceTypes,
    ...(fields !== undefined && { fields }),
    lawfulBasis,
    maxValidityDays,
    ...(legalReference !== undefined && { legalReference }),
    ...(consequenceOfRefusing !== undefined && { consequenceOfRefusing }),
    ...(consequenceOfWithdrawing !== undefined && { consequenceOfWithdrawing }),
    retention,
    correction,
  };
}
