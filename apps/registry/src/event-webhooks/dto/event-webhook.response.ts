import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WEBHOOK_FAILURES, type WebhookFailure } from '@askonce/contracts';
import type { OwnWebhook } from '../event-webhooks.service';
import { WEBHOOK_FAILURE_MEANINGS } from '../webhook-failures';

export const WEBHOOK_STATUSES = ['up_to_date', 'sending', 'failing'] as const;
type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

export class WebhookFailureResponse {
  @ApiProperty({ enum: WEBHOOK_FAILURES, description: 'Why the last try failed.' })
  code!: WebhookFailure;

  @ApiProperty({ description: 'What that means, and what to do.' })
  detail!: string;

  @ApiProperty({ format: 'date-time', description: 'When it first failed after it had last taken one.' })
  since!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Turns in a row that have failed; each may be two calls.' })
  failures!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'Absent while it is being tried.' })
  nextTryAt?: string;
}

export class EventWebhookResponse {
  @ApiProperty({ format: 'uri', description: 'As the catalogue has it.' })
  url!: string;

  @ApiProperty({ enum: WEBHOOK_STATUSES })
  status!: WebhookStatus;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The number after which sending goes on; 0 before the first.',
  })
  lastDelivered!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it last took an entry; absent if it never did.' })
  lastDeliveredAt?: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The highest number in the feed; 0 if it is empty.' })
  lastNumber!: number;

  @ApiPropertyOptional({ type: WebhookFailureResponse, description: 'Only while it is failing.' })
  failure?: WebhookFailureResponse;
}

export function toEventWebhookResponse(webhook: OwnWebhook): EventWebhookResponse {
  const { url, delivered, deliveredAt, lastNumber } = webhook;
  const failure = failureOf(webhook);
  return {
    url,
    status: failure !== undefined ? 'failing' : delivered < lastNumber ? 'sending' : 'up_to_date',
    lastDelivered: delivered,
    ...(deliveredAt !== null && { lastDeliveredAt: deliveredAt.toISOString() }),
    lastNumber,
    ...(failure !== undefined && { failure }),
  };
}

function failureOf({ lastFailure, failingSince, failures, dueAt, sending }: OwnWebhook) {
  if (lastFailure === null || failingSince === null) return undefined;
  return {
    code: lastFailure,
    detail: WEBHOOK_FAILURE_MEANINGS[lastFailure],
    since: failingSince.toISOString(),
    failures,
    ...(!sending && { nextTryAt: dueAt.toISOString() }),
  };
}
