import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REQUEST_STATUSES, type RequestStatus } from '@askonce/contracts';
import { DecisionResponse } from '../../evidence-requests/dto/evidence-request.response';
import {
  STEP_NAMES,
  STEP_OUTCOMES,
  type StepName,
  type StepOutcome,
  TYPE_STATES,
  type TypeState,
} from '../explanation';

export class TypeStepResponse {
  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ enum: TYPE_STATES, isArray: true })
  states!: TypeState[];
}

export class StepResponse {
  @ApiProperty({ enum: STEP_NAMES })
  name!: StepName;

  @ApiProperty({ enum: STEP_OUTCOMES })
  outcome!: StepOutcome;

  @ApiProperty({ description: 'What was looked at, and what was found, in words.' })
  detail!: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'array', items: { $ref: '#/components/schemas/TypeStepResponse' } },
    description: 'For each list of evidence types that may do.',
  })
  lists?: TypeStepResponse[][];
}

export class RecordedDecisionResponse extends DecisionResponse {
  @ApiProperty({ enum: REQUEST_STATUSES })
  status!: RequestStatus;

  @ApiProperty({ format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;
}

export class ExplanationResponse {
  @ApiProperty({ format: 'uuid' })
  requestId!: string;

  @ApiProperty({ type: RecordedDecisionResponse, description: 'What was decided, and when.' })
  recorded!: RecordedDecisionResponse;

  @ApiProperty({ format: 'date-time', description: 'The moment whose facts the steps are about.' })
  asOf!: string;

  @ApiProperty({
    type: [StepResponse],
    description:
      'In the order of the decision, up to the first that does not hold. What is held is not told before the basis holds.',
  })
  steps!: StepResponse[];

  @ApiProperty({ description: 'What comes next, or how a denial is mended.' })
  next!: string;
}
