import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { Outbox, Relay } from '@askonce/messaging';
import type { Reconciliation, Step } from './reconciliation';
import { endedEvent } from './reconciliation-events';
import { ReconciliationsRepository } from './reconciliations.repository';

/** Keeps what a step found, and where the next one begins, together; with the last one, the fact that it has ended. */
@Injectable()
export class ReconciliationProgress {
  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationsRepository,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** Changes nothing when somebody else has made this step. */
  async advance(open: Reconciliation, step: Step): Promise<void> {
    const ended = await this.database.transaction(async (tx) => {
      const now = await this.repository.advance(tx, open, step);
      if (now === undefined || now.endedAt === null) return false;
      await this.outbox.append(tx, [endedEvent(now)]);
      return true;
    });
    if (ended) this.relay.wake();
  }
}
