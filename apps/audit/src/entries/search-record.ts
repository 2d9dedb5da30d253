import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';

type AuditSearched = DataOf<typeof EVENTS.auditSearched>;

/** What somebody did in the log, without a value that names a person. */
export type SearchDone = Omit<AuditSearched, 'actor'>;

/** As whom somebody reads what is about others: an auditor, or the Data Tracker of an agency. */
type ReaderRole = 'auditor' | 'agency';

/** Auditors are audited: what they look at becomes a fact like any other, and takes the same way into the log. */
@Injectable()
export class SearchRecord {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** Resolves once it cannot get lost any more. @returns the id that the entry will have. */
  async add(actor: Actor, search: SearchDone, role: ReaderRole = 'auditor'): Promise<string> {
    const told = searchedEvent(actor, search, role);
    await this.database.transaction((tx) => this.outbox.append(tx, [told]));
    this.relay.wake();
    return told.event.id;
  }
}

function searchedEvent(actor: Actor, search: SearchDone, role: ReaderRole): OutboxEvent<AuditSearched> {
  const { clientId, agency } = actor;
  const by = { role, clientId, ...(agency !== undefined && { agency }) };
  return newEvent(EVENTS.auditSearched, { source: '/audit', key: clientId, data: { actor: by, ...search } });
}
