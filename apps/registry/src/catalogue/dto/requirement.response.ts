import { type Provenance, PROVENANCES } from '@askonce/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Requirement, Text } from '../catalogue-content';
import { ApiId, ApiNextCursor, ApiOptionalText, ApiSameAs, ApiText } from './response-fields';

export class RequirementResponse {
  @ApiId('The requirement.')
  id: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiOptionalText('What has to be known, in plain words.')
  description?: Text;

  @ApiSameAs()
  sameAs?: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Lists of evidence types: any one list suffices, and of that list every type is needed.',
  })
  evidenceTypeLists: readonly (readonly string[])[];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'The oldest evidence that will do, in days.' })
  maxAgeDays?: number;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', enum: [...PROVENANCES] },
    description: 'Where the evidence may come from; anywhere when absent.',
  })
  acceptedProvenance?: readonly Provenance[];
}

export class RequirementListResponse {
  @ApiProperty({ type: [RequirementResponse] })
  items: RequirementResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toRequirementResponse(requirement: Requirement): RequirementResponse {
  const { id, name, description, sameAs, evidenceTypeLists, maxAgeDays, acceptedProvenance } = requirement;
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    ...(sameAs !== undefined && { sameAs }),
    evidenceTypeLists,
    ...(maxAgeDays !== undefined && { maxAgeDays }),
    ...(acceptedProvenance !== undefined && { acceptedProvenance }),
  };
}
