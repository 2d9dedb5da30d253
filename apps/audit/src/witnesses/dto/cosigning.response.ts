import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CosignedSize } from '../cosignatures.repository';
import type { CosigningState } from '../cosigning-state';
import { WITNESS_FAILURES } from '../witness-failure';
import type { WitnessStanding } from '../witnesses.repository';

const count = { type: 'integer', minimum: 0 } as const;
const time = { type: String, format: 'date-time' } as const;

export class QuorumReachedResponse {
  @ApiProperty({ ...count, description: 'Leaves of the last checkpoint that enough witnesses cosigned.' })
  size: number;

  @ApiProperty({ ...time, description: 'When the last of these signed it, by its own clock.' })
  at: string;
}

export class QuorumNowResponse {
  @ApiProperty({
    ...count,
    description: 'Leaves of the checkpoint that witnesses are asked about now; 0 before the first.',
  })
  size: number;

  @ApiProperty({ ...count, description: 'How many of those that count have cosigned it.' })
  cosigned: number;

  @ApiProperty({ ...count, description: 'How many have to; 0 where none is demanded.' })
  needed: number;
}

export class WitnessFailureResponse {
  @ApiProperty({ enum: Object.keys(WITNESS_FAILURES) })
  code: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ ...time, description: 'Since when it has not cosigned what it was asked to.' })
  since: string;
}

export class WitnessResponse {
  @ApiProperty({ description: 'Name and id of its key.', example: 'witness.example/w1+0b2a9c1d' })
  id: string;

  @ApiProperty({ ...count, description: 'How many leaves of the log it is known to have seen.' })
  knownSize: number;

  @ApiPropertyOptional({ type: WitnessFailureResponse })
  failure?: WitnessFailureResponse;
}

export class CosigningResponse {
  @ApiPropertyOptional({ type: QuorumReachedResponse, description: 'Absent while there is none.' })
  reached?: QuorumReachedResponse;

  @ApiProperty({ type: QuorumNowResponse })
  now: QuorumNowResponse;

  @ApiProperty({ ...count, description: 'Leaves of the last checkpoint.' })
  latest: number;

  @ApiProperty({ type: [WitnessResponse] })
  witnesses: readonly WitnessResponse[];
}

export function toCosigningResponse(state: CosigningState, reached: CosignedSize | undefined): CosigningResponse {
  return {
    ...(reached && { reached: { size: reached.size, at: reached.at.toISOString() } }),
    now: { size: state.candidate, cosigned: state.reached, needed: state.needed },
    latest: state.latest,
    witnesses: state.witnesses.map(toWitnessResponse),
  };
}

function toWitnessResponse({ witnessId, knownSize, failure, failingSince }: WitnessStanding): WitnessResponse {
  const failing = failure !== null && failingSince !== null && { code: failure, since: failingSince.toISOString() };
  return {
    id: witnessId,
    knownSize,
    ...(failing && { failure: { ...failing, detail: WITNESS_FAILURES[failing.code] } }),
  };
}
