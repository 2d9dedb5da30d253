import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Finding,
  FINDING_CODES,
  type FindingCode,
  type FindingKind,
  FINDINGS,
  type Side,
} from '../comparison/findings';

const uuid = { type: String, format: 'uuid' } as const;

/** One thing that differs, in words. */
export class FindingResponse {
  @ApiProperty({
    enum: ['missing', 'extra', 'different'],
    description:
      'missing: the registry has it, the log lacks it; extra: the log has it, the registry lacks it; different: both have it, in other words.',
  })
  kind: FindingKind;

  @ApiProperty({ enum: FINDING_CODES, description: 'Stable.' })
  code: FindingCode;

  @ApiProperty({
    enum: ['log', 'registry', 'either'],
    description: 'On which side something was done; either where that cannot be told any more.',
  })
  side: Side;

  @ApiProperty({ description: 'What happened.' })
  what: string;

  @ApiProperty({ description: 'What to do next.' })
  next: string;

  @ApiPropertyOptional({ ...uuid, description: 'The entry, which has the id of the event of the fact.' })
  entryId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'The place in the tree.' })
  leafIndex?: number;

  @ApiPropertyOptional({ ...uuid, description: 'The person, by our own random id.' })
  subjectRef?: string;

  @ApiPropertyOptional({ ...uuid, description: 'The release or the request in the registry.' })
  recordId?: string;

  @ApiProperty({ type: [String], description: 'What differs, by name; empty where nothing is there on one side.' })
  members: readonly string[];
}

export function toFindingResponse(finding: Finding): FindingResponse {
  const { code, entryId, leafIndex, subjectRef, recordId, members = [] } = finding;
  const { kind, side, what, next } = FINDINGS[code];
  return {
    kind,
    code,
    side,
    what,
    next,
    ...(entryId !== undefined && { entryId }),
    ...(leafIndex !== undefined && { leafIndex }),
    ...(subjectRef !== undefined && { subjectRef }),
    ...(recordId !== undefined && { recordId }),
    members,
  };
}
