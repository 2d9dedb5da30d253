import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { IdParam } from '../calls/id-param';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { LegalHoldRequest } from './dto/legal-hold.request';
import { LegalHoldResponse, toLegalHoldResponse } from './dto/legal-hold.response';
import { PersonUnknown } from './legal-holds.problems';
import { LegalHoldsService } from './legal-holds.service';

@ApiTags('operators')
@Controller('v1/legal-holds')
export class LegalHoldsController {
  constructor(private readonly holds: LegalHoldsService) {}

  @Post()
  @Policy({ roles: ['operator'] })
  @ApiOperation({
    summary: "Have a person's documents kept for an authority, even if the person has everything erased",
    description: 'Recorded as a fact about the person, who sees who demanded it.',
  })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: LegalHoldResponse })
  @ApiProblems(PersonUnknown, InvalidRequest)
  async place(
    @CurrentActor() actor: Actor,
    @Body() request: LegalHoldRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<LegalHoldResponse> {
    return toLegalHoldResponse(await this.holds.place(actor, request, idempotencyKey));
  }

  @Post(':id/lifting')
  @HttpCode(200)
  @Policy({ roles: ['operator'] })
  @ApiOperation({ summary: 'End a legal hold before its time; what it kept of an erased person is erased then' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LegalHoldResponse })
  async lift(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LegalHoldResponse> {
    return toLegalHoldResponse(await this.holds.lift(actor, id));
  }
}
