import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type AskOnceEvent, dataOf, EVENTS, InvalidEventData } from '@askonce/contracts';
import { LOGGER, type Logger } from '@askonce/observability';
import { WorkLoop } from '../jobs/work-loop';
import { FETCH_LIMITS } from '../protection/protection-limits';
import type { FetchCommand, FetchJob } from './fetch-job';
import { FetchQueue } from './fetch-queue';
import { FetchesRepository } from './fetches.repository';

const OPTIONS = { name: 'fetches', concurrency: 16, perAgency: FETCH_LIMITS.concurrency, pollMs: 500 };

/** Writes down what the registry commands, and asks the sources in the background, so that a slow one holds up no partition. */
@Injectable()
export class FetchesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop<FetchJob>;

  constructor(
    private readonly repository: FetchesRepository,
    queue: FetchQueue,
    @Inject(LOGGER) log: Logger,
  ) {
    this.loop = new WorkLoop(queue, OPTIONS, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @throws InvalidEventData */
  async record(event: AskOnceEvent): Promise<void> {
    if (await this.repository.record(commandOf(event))) this.loop.wake();
  }
}

function commandOf(event: AskOnceEvent): FetchCommand {
  const { id: eventId, subject: subjectRef, traceparent } = event;
  const { fetchId, evidenceType, qualifier, source, deadline } = dataOf(EVENTS.fetchRequested, event);
  if (subjectRef === undefined) throw new InvalidEventData(event.type, ['/subject']);
  const command = { eventId, fetchId, subjectRef, evidenceType, qualifier, source, deadline };
  return { ...command, ...(traceparent !== undefined && { traceparent }) };
}
