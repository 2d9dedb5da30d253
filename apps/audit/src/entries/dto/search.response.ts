import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SearchResult } from '../entry-search';
import { EntryResponse, toAuditorsEntryResponse } from './entry.response';

export class SearchResponse {
  @ApiProperty({ type: [EntryResponse] })
  items: readonly EntryResponse[];

  @ApiPropertyOptional({ description: 'Where the next page begins; absent on the last one.' })
  nextCursor?: string;

  @ApiProperty({ format: 'uuid', description: 'The entry that this search itself becomes.' })
  auditEntryId: string;
}

export function toSearchResponse({ items, nextCursor, auditEntryId }: SearchResult): SearchResponse {
  return { items: items.map(toAuditorsEntryResponse), auditEntryId, ...(nextCursor !== undefined && { nextCursor }) };
}
