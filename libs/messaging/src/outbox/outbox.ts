import { Injectable } from '@nestjs/common';
import { prepared } from '@askonce/database';
import type { Transaction } from '@askonce/database';
import { OUTBOX_COLUMNS, outboxRows } from './outbox-rows';
import type { OutboxEvent } from './outbox-rows';

const APPEND = prepared(
  'outbox-append',
  `INSERT INTO outbox (${OUTBOX_COLUMNS})
   SELECT ${OUTBOX_COLUMNS} FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`,
);

/** Puts events beside the facts they tell of, in the same transaction. */
@Injectable()
export class Outbox {
  /**
   * Call it after the row that serialises its key is locked: then the order in the outbox is the order of commits.
   * After the commit, `Relay.wake()` saves the wait for the next poll.
   * @throws EventTooLarge when data exceeds 64 KiB as JSON.
   */
  async append(tx: Transaction, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length > 0) await tx.query(APPEND, [JSON.stringify(outboxRows(events))]);
  }
}
