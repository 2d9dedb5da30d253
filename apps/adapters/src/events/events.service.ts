import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { WorkLoop } from '../jobs/work-loop';
import { EventsQueue } from './events-queue';
import type { FeedTurn } from './feed-turn';

/** Many at a time, because most of it is waiting for whoever does not answer; of each agency one, by the registry's lease. */
const OPTIONS = { name: 'events', concurrency: 32, perAgency: 1, pollMs: 1_000 };

/** Sends agencies' feeds to their webhooks. */
@Injectable()
export class EventsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop<FeedTurn>;

  constructor(queue: EventsQueue, @Inject(LOGGER) log: Logger) {
    this.loop = new WorkLoop(queue, OPTIONS, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
