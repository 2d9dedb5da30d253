import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { REGISTRY } from '../calls/citizen';
import { HoldEnding } from './hold-ending';
import { holdsOver, unheldKeys } from './legal-holds.repository';

const EVERY_MS = 60_000;
const LIMIT = 20;

/** Ends holds whose time is over, and destroys what no hold covers any more. Several instances may do so at once. */
@Injectable()
export class HoldSweeper extends RecurringWork {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(HoldEnding) private readonly endings: HoldEnding,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Legal holds could not be swept' });
  }

  protected async work(): Promise<void> {
    for (const hold of await holdsOver(this.database, LIMIT)) {
      await this.endings.end(hold, { actor: REGISTRY, how: 'expired' });
    }
    // An erasure that was under way while its hold ended has left a key that nobody else looks for.
    for (const { subjectRef } of await unheldKeys(this.database, null, LIMIT)) await this.endings.release(subjectRef);
  }
}
