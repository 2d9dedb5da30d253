import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ClaimTurnRequest } from './dto/claim-turn.request';
import { ClaimedTurnResponse } from './dto/claimed-turn.response';
import { TurnReportRequest } from './dto/turn-report.request';
import { WebhookTurnsService } from './webhook-turns.service';

@ApiTags('internal')
@Controller('internal/event-webhooks')
export class WebhookTurnsController {
  constructor(private readonly turns: WebhookTurnsService) {}

  @Post('claims')
  @HttpCode(200)
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'Entries to send to the webhook of an agency to which nobody else sends' })
  @ApiOkResponse({ type: ClaimedTurnResponse })
  async claim(@CurrentActor() actor: Actor, @Body() { leaseSeconds }: ClaimTurnRequest): Promise<ClaimedTurnResponse> {
    const claimed = await this.turns.claim(actor, leaseSeconds);
    return claimed === undefined ? {} : { claimed };
  }

  @Post('reports')
  @HttpCode(204)
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'How sending them went' })
  @ApiNoContentResponse()
  report(@CurrentActor() actor: Actor, @Body() report: TurnReportRequest): Promise<void> {
    return this.turns.report(actor, report);
  }
}
