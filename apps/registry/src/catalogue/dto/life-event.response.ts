import { ApiProperty } from '@nestjs/swagger';
import type { LifeEvent, Text } from '../catalogue-content';
import { ApiId, ApiIds, ApiNextCursor, ApiOptionalText, ApiText } from './response-fields';

export class LifeEventResponse {
  @ApiId('The life event.')
  id: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiOptionalText('What it is, in plain words.')
  description?: Text;

  @ApiIds('The procedures it leads to, in the order people meet them.')
  procedures: readonly string[];
}

export class LifeEventListResponse {
  @ApiProperty({ type: [LifeEventResponse] })
  items: LifeEventResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toLifeEventResponse({ id, name, description, procedures }: LifeEvent): LifeEventResponse {
  return { id, name, ...(description !== undefined && { description }), procedures };
}
