import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';

const EVERY_MS = 10 * 60_000;

/** Removes what is left of sessions that are over. */
@Injectable()
export class EndedSessions extends RecurringWork {
  constructor(
    @Inject(LOGGER) log: Logger,
    private readonly database: Database,
  ) {
    super({ everyMs: EVERY_MS, log, failure: 'Sessions that are over could not be removed' });
  }

  protected async work(): Promise<void> {
    await this.database.query('DELETE FROM session WHERE ends_at <= clock_timestamp()');
  }
}
