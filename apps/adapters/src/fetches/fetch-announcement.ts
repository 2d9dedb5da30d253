import { Inject, Injectable } from '@nestjs/common';
import { EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { LOGGER, type Logger } from '@askonce/observability';
import type { FetchEnd, FetchJob } from './fetch-job';
import { FetchesRepository } from './fetches.repository';

/** Ends a fetch and tells the registry, both or neither. */
@Injectable()
export class FetchAnnouncement {
  constructor(
    private readonly database: Database,
    private readonly repository: FetchesRepository,
    private readonly outbox: Outbox,
    @Inject(Relay) private readonly relay: Pick<Relay, 'wake'>,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async end(job: FetchJob, end: FetchEnd, calls: number): Promise<void> {
    const ended = await this.database.transaction(async (tx) => {
      const attempts = await this.repository.end(tx, job, end, calls);
      if (attempts === undefined) return false;
      // Of a discarded fetch the registry knows: it was the registry that would have no more of it.
      if (end.outcome !== 'discarded') await this.outbox.append(tx, [completed(job, end, attempts)]);
      return true;
    });
    if (!ended) return;
    this.relay.wake();
    this.log.info({ fetchId: job.fetchId, source: job.agency, outcome: end.outcome }, 'A fetch has ended');
  }
}

function completed(
  job: FetchJob,
  end: Exclude<FetchEnd, { readonly outcome: 'discarded' }>,
  attempts: number,
): OutboxEvent {
  const { fetchId, evidenceType, qualifier, agency: source, subjectRef } = job;
  const answer = end.outcome === 'found' ? { outcome: end.outcome, digest: end.digest } : { outcome: end.outcome };
  const data = { fetchId, evidenceType, qualifier, source, ...answer, attempts };
  return newEvent(EVENTS.fetchCompleted, { source: '/adapters', key: subjectRef, subject: subjectRef, data });
}
