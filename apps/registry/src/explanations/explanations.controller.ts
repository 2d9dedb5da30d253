import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { IdParam } from '../calls/id-param';
import { ExplanationResponse, TypeStepResponse } from './dto/explanation.response';
import { toExplanationResponse } from './explanation-views';
import { ExplanationsService } from './explanations.service';

@ApiTags('evidence requests')
@ApiExtraModels(TypeStepResponse)
@Controller('v1/evidence-requests')
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsService) {}

  @Get(':id/explanation')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'How a request is decided, step by step' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ExplanationResponse })
  async explain(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ExplanationResponse> {
    return toExplanationResponse(await this.explanations.explain(actor, id));
  }
}
