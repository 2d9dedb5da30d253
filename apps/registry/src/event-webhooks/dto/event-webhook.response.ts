import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WEBHOOK_FAILURES, type WebhookFailure } from '@askonce/contracts';
import type { OwnWebhook } from '../event-webhooks.service';
import { WEBHOOK_FAILURE_MEANINGS } from '../webhook-failures';

export const WEBHOOK_STATUSES = ['absent', 'up_to_date', 'sending', 'failing'] as const;
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
  @ApiPropertyOptional({ format: 'uri', description: 'As the catalogue has it; absent where it has none.' })
  url?: string;

  @ApiProperty({
    enum: WEBHOOK_STATUSES,
    description: 'absent: the catalogue has none for the agency, or the agency is suspended; the feed can be read.',
  })
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
  const status = statusOf(webhook);
  const failure = status === 'failing' ? failureOf(webhook) : undefined;
  return {
    ...(url !== undefined && { url }),
    status,
    lastDelivered: delivered,
    ...(deliveredAt !== null && { lastDeliveredAt: deliveredAt.toISOString() }),
    lastNumber,
    ...(failure !== undefined && { failure }),
  };
}

function statusOf({ url, failures, delivered, lastNumber }: OwnWebhook): WebhookStatus {
  if (url === undefined) return 'absent';
  if (failures > 0) return 'failing';
  return delivered < lastNumber ? 'sending' : 'up_to_date';
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
