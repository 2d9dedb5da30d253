import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { ContentStore } from './content-store';

const EVERY_MS = 10 * 60 * 1000;
/** Far longer than any upload may take; a commit follows within seconds. */
const STAGED_FOR_SECONDS = 60 * 60;

/** Removes what uploads left behind whose process died, or whose commit never came. */
@Injectable()
export class StagedContentSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly store: ContentStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One sweep at a time; a failed one is logged, and the next one tries again. */
  sweep(): Promise<void> {
    this.#running ??= this.#sweep().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #sweep(): Promise<void> {
    try {
      const removed = await this.store.sweepStaged(STAGED_FOR_SECONDS);
      if (removed > 0) this.logger.info({ removed }, 'Removed staged content that nobody kept');
    } catch (err) {
      this.logger.warn({ err }, 'Staged content could not be swept');
    }
  }
}
