import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Finding } from '../comparison/findings';
import type { Reconciliation } from '../reconciliation';
import type { ReconciliationSeen } from '../reconciliations.service';
import { FindingResponse, toFindingResponse } from './finding.response';

const time = { type: String, format: 'date-time' } as const;
const count = (description: string) => ({ type: 'integer', minimum: 0, description }) as const;

export class ReconciliationProgressResponse {
  @ApiProperty(count('Facts and entries looked at so far.'))
  compared: number;

  @ApiProperty(count('Leaves looked at so far; they come after the facts.'))
  leaves: number;

  @ApiPropertyOptional(count('Of how many leaves; known once they are begun.'))
  ofLeaves?: number;

  @ApiPropertyOptional({ description: 'What keeps it from going on at the moment; it is tried again by itself.' })
  trouble?: string;
}

export class ReconciliationResultResponse {
  @ApiProperty({ enum: ['nothing_differs', 'differs'] })
  outcome: 'nothing_differs' | 'differs';

  @ApiProperty(count('Findings of this kind.'))
  missing: number;

  @ApiProperty(count('Findings of this kind.'))
  extra: number;

  @ApiProperty(count('Findings of this kind.'))
  different: number;

  @ApiProperty(count('Facts of the last hour, or still to be sent, that had not arrived in the log yet.'))
  underWay: number;

  @ApiProperty(count('Entries of erased persons of whom the registry has nothing any more, as it should be.'))
  erased: number;

  @ApiProperty(count('Entries that can no longer be opened: of those, only what is public in their leaf was compared.'))
  closed: number;

  @ApiProperty({ type: [FindingResponse], maxItems: 1_000, description: 'The first of them.' })
  findings: readonly FindingResponse[];

  @ApiProperty(count('Findings beyond those listed.'))
  leftOut: number;
}

export class ReconciliationResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['running', 'ended'] })
  state: 'running' | 'ended';

  @ApiProperty()
  reason: string;

  @ApiProperty(time)
  from: string;

  @ApiProperty(time)
  to: string;

  @ApiProperty(time)
  requestedAt: string;

  @ApiPropertyOptional(time)
  endedAt?: string;

  @ApiProperty({ type: ReconciliationProgressResponse })
  progress: ReconciliationProgressResponse;

  @ApiPropertyOptional({ type: ReconciliationResultResponse, description: 'Once it has ended.' })
  result?: ReconciliationResultResponse;
}

export function toReconciliationResponse({ reconciliation, findings }: ReconciliationSeen): ReconciliationResponse {
  const { id, reason, from, to, requestedAt, endedAt } = reconciliation;
  return {
    id,
    state: endedAt === null ? 'running' : 'ended',
    reason,
    from: from.toISOString(),
    to: to.toISOString(),
    requestedAt: requestedAt.toISOString(),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    progress: toProgress(reconciliation),
    ...(findings !== undefined && { result: toResult(reconciliation, findings) }),
  };
}

function toProgress({ compared, leaves, position, trouble }: Reconciliation): ReconciliationProgressResponse {
  return {
    compared,
    leaves,
    ...(position?.stage === 'leaves' && { ofLeaves: position.size }),
    ...(trouble !== null && { trouble }),
  };
}

function toResult(
  { missing, extra, different, underWay, erased, closed }: Reconciliation,
  findings: readonly Finding[],
): ReconciliationResultResponse {
  const found = missing + extra + different;
  return {
    outcome: found === 0 ? 'nothing_differs' : 'differs',
    missing,
    extra,
    different,
    underWay,
    erased,
    closed,
    findings: findings.map(toFindingResponse),
    leftOut: found - findings.length,
  };
}
