import { ApiProperty } from '@nestjs/swagger';
import type { Procedure, Text } from '../catalogue-content';
import { ApiId, ApiIds, ApiNextCursor, ApiOptionalText, ApiSameAs, ApiText } from './response-fields';

export class ProcedureResponse {
  @ApiId('The procedure.')
  id: string;

  @ApiId('The agency that runs it.')
  agency: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiOptionalText('What it is for, in plain words.')
  description?: Text;

  @ApiSameAs()
  sameAs?: string;

  @ApiIds('What it needs to know.')
  requirements: readonly string[];

  @ApiProperty({ description: 'Whether it is done at a counter or on paper only.' })
  offline: boolean;
}

export class ProcedureListResponse {
  @ApiProperty({ type: [ProcedureResponse] })
  items: ProcedureResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toProcedureResponse(procedure: Procedure): ProcedureResponse {
  const { id, agency, name, description, sameAs, requirements, offline } = procedure;
  return {
    id,
    agency,
    name,
    ...(description !== undefined && { description }),
    ...(sameAs !== undefined && { sameAs }),
    requirements,
    offline,
  };
}
