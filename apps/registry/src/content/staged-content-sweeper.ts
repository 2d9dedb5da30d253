import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { ContentStore } from './content-store';

const EVERY_MS = 10 * 60 * 1000;
/** Far longer than any upload may take; a commit follows within seconds. */
const STAGED_FOR_SECONDS = 60 * 60;

/** Removes what uploads left behind whose process died, or whose commit never came. */
@Injectable()
export class StagedContentSweeper extends RecurringWork {
  constructor(
    private readonly store: ContentStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Staged content could not be swept' });
  }

  protected async work(): Promise<void> {
    const removed = await this.store.sweepStaged(STAGED_FOR_SECONDS);
    if (removed > 0) this.logger.info({ removed }, 'Removed staged content that nobody kept');
  }
}
