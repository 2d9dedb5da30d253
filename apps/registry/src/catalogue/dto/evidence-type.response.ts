import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AgeAtLeast, EvidenceType, Text } from '../catalogue-content';
import { ApiId, ApiIds, ApiNextCursor, ApiOptionalText, ApiText } from './response-fields';

export class AgeAtLeastResponse {
  @ApiProperty({ type: 'integer' })
  years: number;

  @ApiProperty({ description: 'Where the day begins on which the age is reached.' })
  timeZone: string;
}

export class DerivedAnswerResponse {
  @ApiId('By which a purpose names it among its fields.')
  id: string;

  @ApiText('What is told, in plain words.')
  name: Text;

  @ApiProperty({ description: 'The attribute that it rests on.' })
  field: string;

  @ApiPropertyOptional({ type: AgeAtLeastResponse })
  ageAtLeast?: AgeAtLeast;

  @ApiPropertyOptional({ type: [String] })
  oneOf?: readonly string[];
}

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

  @ApiPropertyOptional({
    type: [DerivedAnswerResponse],
    description: 'What may be told of it in place of its attributes.',
  })
  answers?: readonly DerivedAnswerResponse[];

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
  const { id, name, description, issuers, sources, schema, answers, validityDays } = type;
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    issuers,
    sources,
    ...(schema !== undefined && { schema }),
    ...(answers !== undefined && { answers }),
    ...(validityDays !== undefined && { validityDays }),
  };
}
