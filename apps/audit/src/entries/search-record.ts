import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';

type AuditSearched = DataOf<typeof EVENTS.auditSearched>;

/** What an auditor did, without a value that names a person. */
export type SearchDone = Omit<AuditSearched, 'actor'>;

/** Auditors are audited: what they look at becomes a fact like any other, and takes the same way into the log. */
@Injectable()
export class SearchRecord {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** Resolves once it cannot get lost any more. @returns the id that the entry will have. */
  async add(actor: Actor, search: SearchDone): Promise<string> {
    const told = searchedEvent(actor, search);
    await this.database.transaction((tx) => this.outbox.append(tx, [told]));
    this.relay.wake();
    return told.event.id;
  }
}

function searchedEvent(actor: Actor, search: SearchDone): OutboxEvent<AuditSearched> {
  const { clientId, agency } = actor;
  const by = { role: 'auditor' as const, clientId, ...(agency !== undefined && { agency }) };
  return newEvent(EVENTS.auditSearched, { source: '/audit', key: clientId, data: { actor: by, ...search } });
}
