import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CatalogueDiff, FieldChange, ItemChange, KindDiff } from '../applying/catalogue-diff';
import type { Strand } from '../applying/stranding';
import type { CatalogueOutcome } from '../applying/applying.service';
import { ApiId, ApiIds } from './response-fields';

const anyJson = {
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object', additionalProperties: true },
  ],
};

export class FieldChangeResponse implements FieldChange {
  @ApiProperty({ description: 'JSON Pointer (RFC 6901) into the item.' })
  pointer: string;

  @ApiPropertyOptional({ ...anyJson, description: 'The value in force; absent where the field is new.' })
  before?: unknown;

  @ApiPropertyOptional({ ...anyJson, description: 'The value sent; absent where the field goes.' })
  after?: unknown;
}

export class ItemChangeResponse implements ItemChange {
  @ApiId('The item.')
  id: string;

  @ApiProperty({ type: [FieldChangeResponse] })
  fields: readonly FieldChangeResponse[];
}

export class KindDiffResponse implements KindDiff {
  @ApiIds('New items.')
  added: readonly string[];

  @ApiProperty({ type: [ItemChangeResponse], description: 'Items that differ.' })
  changed: readonly ItemChangeResponse[];

  @ApiIds('Items that go.')
  removed: readonly string[];
}

export class CatalogueDiffResponse implements CatalogueDiff {
  @ApiProperty({ type: KindDiffResponse })
  agencies: KindDiffResponse;

  @ApiProperty({ type: KindDiffResponse })
  evidenceTypes: KindDiffResponse;

  @ApiProperty({ type: KindDiffResponse })
  requirements: KindDiffResponse;

  @ApiProperty({ type: KindDiffResponse })
  procedures: KindDiffResponse;

  @ApiProperty({ type: KindDiffResponse })
  purposes: KindDiffResponse;

  @ApiProperty({ type: KindDiffResponse })
  lifeEvents: KindDiffResponse;
}

export class StrandResponse implements Strand {
  @ApiProperty({ description: 'JSON Pointer (RFC 6901) into what was sent.' })
  pointer: string;

  @ApiProperty({ description: 'What is missing there.' })
  detail: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'How many requests; one that misses several things counts at each of its places.',
  })
  requests: number;
}

/** Answered as it stands: a diff holds nothing but what the steward sent or has sent before. */
export class CatalogueOutcomeResponse implements CatalogueOutcome {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The version in force; 0 when none was ever applied.' })
  version: number;

  @ApiProperty({ description: 'Whether this made, or would make, a new version.' })
  changed: boolean;

  @ApiProperty({ type: CatalogueDiffResponse })
  diff: CatalogueDiffResponse;

  @ApiProperty({ type: [StrandResponse], description: 'Where it leaves waiting requests without what they rest on.' })
  strands: readonly StrandResponse[];
}
