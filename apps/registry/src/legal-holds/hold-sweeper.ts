import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { REGISTRY } from '../calls/citizen';
import { HoldEnding } from './hold-ending';
import { holdsOver, unheldKeys } from './legal-holds.repository';

const EVERY_MS = 60_000;
const LIMIT = 20;

/** Ends holds whose time is over, and destroys what no hold covers any more. Several instances may do so at once. */
@Injectable()
export class HoldSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(HoldEnding) private readonly endings: HoldEnding,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One at a time; a failed one is logged, and the next one tries again. */
  sweep(): Promise<void> {
    this.running ??= this.sweepAll().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async sweepAll(): Promise<void> {
    try {
      for (const hold of await holdsOver(this.database, LIMIT)) {
        await this.endings.end(hold, { actor: REGISTRY, how: 'expired' });
      }
      // An erasure that was under way while its hold ended has left a key that nobody else looks for.
      for (const { subjectRef } of await unheldKeys(this.database, null, LIMIT)) await this.endings.release(subjectRef);
    } catch (err) {
      this.logger.warn({ err }, 'Legal holds could not be swept; tried again in a minute');
    }
  }
}
