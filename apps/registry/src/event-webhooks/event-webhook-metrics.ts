import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { eventWebhooksIn } from './event-webhooks-in';
import { type Backlog, EventWebhooksRepository } from './event-webhooks.repository';

/** Shows which agencies do not take their events; they are never given up. */
@Injectable()
export class EventWebhookMetrics implements OnModuleInit {
  private reading: Promise<Backlog[]> | undefined;

  constructor(
    @Inject(EventWebhooksRepository) private readonly repository: EventWebhooksRepository,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.gauge('askonce_event_webhook_failing_seconds', 'For how long an agency has taken no event, 0 if it does', {
      of: ({ failingSeconds }) => failingSeconds,
    });
    this.gauge('askonce_event_webhook_waiting', "Entries of an agency's feed that its webhook has not taken", {
      of: ({ waiting }) => waiting,
    });
  }

  /** What cannot be read, or is of an agency that has no webhook any more, is not shown at all. */
  private gauge(name: string, help: string, { of }: { of: (backlog: Backlog) => number }): void {
    this.metrics.gauge(name, help, ['agency'], async (gauge) => {
      gauge.reset();
      for (const backlog of await this.backlog()) gauge.set({ agency: backlog.agency }, of(backlog));
    });
  }

  /** Read once at each scrape. */
  private backlog(): Promise<Backlog[]> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async read(): Promise<Backlog[]> {
    try {
      return await this.repository.backlog([...eventWebhooksIn(await this.catalogues.latest()).keys()]);
    } catch (err) {
      this.log.warn({ err }, 'How far the webhooks for events have come could not be read');
      return [];
    }
  }
}
