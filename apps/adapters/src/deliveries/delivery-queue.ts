import { Inject, Injectable } from '@nestjs/common';
import { continueTrace, failpoint, inTrace, LOGGER, type Logger } from '@askonce/observability';
import { postponement } from '../jobs/postponing';
import type { WorkQueue } from '../jobs/work-loop';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveryAnnouncement } from './delivery-announcement';
import type { DeliveryJob } from './delivery-job';
import { HandingOver } from './handing-over';

/** Longer than any handing over may take, so that nobody else takes up a delivery that is still being worked on. */
const LEASE_MS = 120_000;

/** Works off the deliveries whose parts have all arrived; several instances may do so at once. */
@Injectable()
export class DeliveryQueue implements WorkQueue<DeliveryJob> {
  constructor(
    private readonly repository: DeliveriesRepository,
    private readonly handingOver: HandingOver,
    private readonly announcement: DeliveryAnnouncement,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  claim(busy: readonly string[]): Promise<DeliveryJob | undefined> {
    return this.repository.claim(busy, LEASE_MS);
  }

  async perform(job: DeliveryJob, stopping: AbortSignal): Promise<void> {
    await inTrace(continueTrace(job.traceparent ?? undefined), () => this.work(job, stopping));
  }

  private async work(job: DeliveryJob, stopping: AbortSignal): Promise<void> {
    if (job.remainingMs <= 0) {
      const reason = job.complete ? (job.lastFailure ?? 'out_of_time') : 'incomplete';
      await this.announcement.end(job, { outcome: 'failed', reason }, 0);
      return;
    }
    const handed = await this.handingOver.deliver(job, stopping);
    failpoint('delivery.after-handing-over-before-ending');
    if (handed.outcome !== 'postponed') {
      await this.announcement.end(job, handed, handed.calls);
      return;
    }
    const later = postponement(handed.failure, handed.calls, job.claims);
    const about = { releaseId: job.releaseId, agency: job.agency };
    this.log.warn({ err: handed.failure, ...about, ...later }, 'A delivery is tried again later');
    await this.repository.postpone(job, later);
  }
}
