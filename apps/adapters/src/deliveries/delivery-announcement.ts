import { Inject, Injectable } from '@nestjs/common';
import { EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { LOGGER, type Logger } from '@askonce/observability';
import { DeliveriesRepository } from './deliveries.repository';
import type { DeliveryEnd, DeliveryJob } from './delivery-job';

const SOURCE = '/adapters';

/** Ends a delivery, lets go of its parts and has it logged, all or nothing. */
@Injectable()
export class DeliveryAnnouncement {
  constructor(
    private readonly database: Database,
    private readonly repository: DeliveriesRepository,
    private readonly outbox: Outbox,
    @Inject(Relay) private readonly relay: Pick<Relay, 'wake'>,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async end(job: DeliveryJob, end: DeliveryEnd, calls: number): Promise<void> {
    const ended = await this.database.transaction(async (tx) => {
      const attempts = await this.repository.end(tx, job, end, calls);
      if (attempts !== undefined) await this.outbox.append(tx, [deliveryEnded(job, end, attempts)]);
      return attempts !== undefined;
    });
    if (!ended) return;
    this.relay.wake();
    this.log.info({ releaseId: job.releaseId, agency: job.agency, ...outcomeOf(end) }, 'A delivery has ended');
  }
}

function deliveryEnded(job: DeliveryJob, end: DeliveryEnd, attempts: number): OutboxEvent {
  const { releaseId, documentId, agency } = job;
  const data = { releaseId, documentId, agency, ...outcomeOf(end), attempts };
  // The audit topic is in the order of actors: here this service is the one who acted.
  return newEvent(EVENTS.deliveryEnded, { source: SOURCE, key: SOURCE, data });
}

const outcomeOf = (end: DeliveryEnd) =>
  end.outcome === 'failed' ? { outcome: end.outcome, reason: end.reason } : { outcome: end.outcome };
