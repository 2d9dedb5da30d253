import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../calls/page';
import type { DiffCounts, KindCounts } from '../applying/catalogue-diff';
import type { VersionEntry, WholeVersion } from '../history/catalogue-history.repository';
import { CatalogueRequest } from './catalogue.request';
import { ApiNextCursor } from './response-fields';

export class DiffCountsResponse implements DiffCounts {
  @ApiProperty({ type: 'integer', minimum: 0 })
  added: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  changed: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  removed: number;
}

export class KindCountsResponse implements KindCounts {
  @ApiProperty({ type: DiffCountsResponse })
  agencies: DiffCountsResponse;

  @ApiProperty({ type: DiffCountsResponse })
  evidenceTypes: DiffCountsResponse;

  @ApiProperty({ type: DiffCountsResponse })
  requirements: DiffCountsResponse;

  @ApiProperty({ type: DiffCountsResponse })
  procedures: DiffCountsResponse;

  @ApiProperty({ type: DiffCountsResponse })
  purposes: DiffCountsResponse;

  @ApiProperty({ type: DiffCountsResponse })
  lifeEvents: DiffCountsResponse;
}

export class CatalogueVersionResponse {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The highest one is in force.' })
  version: number;

  @ApiProperty({ format: 'date-time' })
  appliedAt: string;

  @ApiProperty({ description: 'The client that applied it.' })
  appliedBy: string;

  @ApiProperty({ description: 'Of the canonical JSON (RFC 8785) of the catalogue, written as in Repr-Digest.' })
  digest: string;

  @ApiProperty({ description: 'Whether waiting requests were stranded by it, knowingly.' })
  forced: boolean;

  @ApiProperty({ type: KindCountsResponse, description: 'How much it changed of the version before.' })
  counts: KindCountsResponse;
}

export class CatalogueVersionListResponse {
  @ApiProperty({ type: [CatalogueVersionResponse] })
  items: CatalogueVersionResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export class WholeCatalogueVersionResponse extends CatalogueVersionResponse {
  @ApiProperty({ type: CatalogueRequest, description: 'As it can be applied again, with every default filled in.' })
  catalogue: CatalogueRequest;
}

export function toVersionListResponse({ items, nextCursor }: Page<VersionEntry>): CatalogueVersionListResponse {
  return { items: items.map(summaryOf), ...(nextCursor !== undefined && { nextCursor }) };
}

/** The content is what stewards sent, and whoever may see it may see all of it. */
export function toWholeVersionResponse(whole: WholeVersion): WholeCatalogueVersionResponse {
  return { ...summaryOf(whole), catalogue: structuredClone(whole.content) as CatalogueRequest };
}

function summaryOf(entry: VersionEntry) {
  const { version, appliedAt, appliedBy, digest, forced, counts } = entry;
  return { version, appliedAt: appliedAt.toISOString(), appliedBy, digest, forced, counts };
}
