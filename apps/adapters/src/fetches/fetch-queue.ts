import { Inject, Injectable } from '@nestjs/common';
import { continueTrace, failpoint, inTrace, LOGGER, type Logger } from '@askonce/observability';
import { postponement } from '../jobs/postponing';
import type { WorkQueue } from '../jobs/work-loop';
import { FetchAnnouncement } from './fetch-announcement';
import type { FetchJob } from './fetch-job';
import { FetchesRepository } from './fetches.repository';
import { Inquiry } from './inquiry';

/** Longer than any inquiry may take, so that nobody else takes up a fetch that is still being worked on. */
const LEASE_MS = 90_000;

/** Works off the commanded fetches; several instances may do so at once. */
@Injectable()
export class FetchQueue implements WorkQueue<FetchJob> {
  constructor(
    private readonly repository: FetchesRepository,
    private readonly inquiry: Inquiry,
    private readonly announcement: FetchAnnouncement,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  claim(busy: readonly string[]): Promise<FetchJob | undefined> {
    return this.repository.claim(busy, LEASE_MS);
  }

  async perform(job: FetchJob, stopping: AbortSignal): Promise<void> {
    await inTrace(continueTrace(job.traceparent ?? undefined), () => this.work(job, stopping));
  }

  private async work(job: FetchJob, stopping: AbortSignal): Promise<void> {
    if (job.remainingMs <= 0) {
      await this.announcement.end(job, { outcome: 'unavailable' }, 0);
      return;
    }
    const asked = await this.inquiry.ask(job, stopping);
    failpoint('fetch.after-asking-before-ending');
    if (asked.outcome !== 'postponed') {
      await this.announcement.end(job, asked, asked.calls);
      return;
    }
    const later = postponement(asked.failure, asked.calls, job.claims);
    this.log.warn(
      { err: asked.failure, fetchId: job.fetchId, source: job.agency, ...later },
      'A fetch is tried again later',
    );
    await this.repository.postpone(job, later);
  }
}
