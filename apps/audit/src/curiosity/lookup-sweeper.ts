import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { LookupsRepository } from './lookups.repository';

const EVERY_MS = 10 * 60 * 1_000;

/** Forgets look-ups as soon as no window needs them. */
@Injectable()
export class LookupSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly repository: LookupsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    try {
      const removed = await this.repository.sweep();
      if (removed > 0) this.logger.info({ removed }, 'Forgot look-ups that no window needs any more');
    } catch (error) {
      this.logger.warn({ err: error }, 'Look-ups could not be swept; tried again later');
    }
  }
}
