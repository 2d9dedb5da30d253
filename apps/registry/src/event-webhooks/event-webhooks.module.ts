import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { FeedModule } from '../feed/feed.module';
import { EventWebhookMetrics } from './event-webhook-metrics';
import { EventWebhooksController } from './event-webhooks.controller';
import { EventWebhooksRepository } from './event-webhooks.repository';
import { EventWebhooksService } from './event-webhooks.service';
import { WebhookTurnsController } from './webhook-turns.controller';
import { WebhookTurnsService } from './webhook-turns.service';

/** Sends each agency's feed to its webhook: keeps how far it has come; the adapters do the sending. */
@Module({
  imports: [CatalogueModule, FeedModule],
  controllers: [EventWebhooksController, WebhookTurnsController],
  providers: [EventWebhooksRepository, EventWebhooksService, WebhookTurnsService, EventWebhookMetrics],
})
export class EventWebhooksModule {}
