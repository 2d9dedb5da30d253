import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EvidenceType, Text } from '../catalogue-content';
import { ApiId, ApiIds, ApiNextCursor, ApiOptionalText, ApiText } from './response-fields';

export class EvidenceTypeResponse {
  @ApiId('The evidence type.')
  id: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiOptionalText('What it is, in plain words.')
  description?: Text;

  @ApiIds('Agencies that issue it.')
  issuers: readonly string[];

  @ApiIds('Agencies that are asked for it by machine, so that nobody has to bring it.')
  sources: readonly string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'JSON Schema of its attributes.' })
  schema?: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Days from issue for which it is valid.' })
  validityDays?: number;
}

export class EvidenceTypeListResponse {
  @ApiProperty({ type: [EvidenceTypeResponse] })
  items: EvidenceTypeResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toEvidenceTypeResponse(type: EvidenceType): EvidenceTypeResponse {
  const { id, name, description, issuers, sources, schema, validityDays } = type;
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    issuers,
    sources,
    ...(schema !== undefined && { schema }),
    ...(validityDays !== undefined && { validityDays }),
  };
}
