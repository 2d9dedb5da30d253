import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { EventWebhookResponse, toEventWebhookResponse } from './dto/event-webhook.response';
import { RedeliveryRequest } from './dto/redelivery.request';
import { EventWebhooksService } from './event-webhooks.service';

@ApiTags('events')
@Controller('v1/events')
export class EventWebhooksController {
  constructor(private readonly webhooks: EventWebhooksService) {}

  @Get('webhook')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: "How far the agency's webhook has taken its feed, and why it does not go on" })
  @ApiOkResponse({ type: EventWebhookResponse })
  async read(@CurrentActor() actor: Actor): Promise<EventWebhookResponse> {
    return toEventWebhookResponse(await this.webhooks.own(actor));
  }

  @Post('redelivery')
  @HttpCode(200)
  @Policy({ roles: ['agency'] })
  @ApiOperation({
    summary: 'Have the feed sent to the webhook from a number on, again or leaving some out',
    description:
      'It is tried at once, whatever failed before. Without a webhook it says where one will begin. A repeated call moves nothing.',
  })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: EventWebhookResponse })
  async redeliver(
    @CurrentActor() actor: Actor,
    @Body() { after }: RedeliveryRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<EventWebhookResponse> {
    return toEventWebhookResponse(await this.webhooks.redeliver(actor, after, idempotencyKey));
  }
}
