import { Injectable } from '@nestjs/common';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { DetailsRepository, type Overdue } from './details.repository';

type DetailsPruned = DataOf<typeof EVENTS.detailsPruned>;

const SERVICE = 'askonce-audit';

/** Details of entries go at the end of their retention; entries, leaves and the tree stay as they are. */
@Injectable()
export class DetailsRetention {
  constructor(
    private readonly database: Database,
    private readonly details: DetailsRepository,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** One batch, together with the fact that it was pruned. @returns how many entries have lost their details */
  async prune(overdue: Overdue): Promise<number> {
    const pruned = await this.database.transaction(async (tx) => {
      const { entries, recordedUntil } = await this.details.prune(tx, overdue);
      if (recordedUntil === null) return 0;
      const { retention } = overdue;
      await this.outbox.append(tx, [toldOf({ entries, retention, recordedUntil: recordedUntil.toISOString() })]);
      return entries;
    });
    if (pruned > 0) this.relay.wake();
    return pruned;
  }
}

function toldOf(pruned: Omit<DetailsPruned, 'actor'>): OutboxEvent<DetailsPruned> {
  const data = { actor: { role: 'service' as const, clientId: SERVICE }, ...pruned };
  return newEvent(EVENTS.detailsPruned, { source: '/audit', key: SERVICE, data });
}
