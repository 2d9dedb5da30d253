import { Injectable } from '@nestjs/common';
import { type AskOnceEvent, EVENTS, InvalidEventData } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { v5 as uuidv5 } from 'uuid';
import { type ErasedSubject, ErasuresRepository } from './erasures.repository';

const SERVICE = 'askonce-audit';

/** What an erasure means here, and the word that it is done. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly database: Database,
    private readonly erasures: ErasuresRepository,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** Destroys the key to all details about the person. Call it once the fact itself is logged. @throws InvalidEventData */
  async erase({ id: eventId, type, subject: subjectRef, sequence }: AskOnceEvent): Promise<void> {
    if (subjectRef === undefined || sequence === undefined) throw new InvalidEventData(type, ['/subject', '/sequence']);
    await this.database.transaction((tx) => this.erasures.erase(tx, { subjectRef, eventId }, sequence));
    await this.confirmComplete();
  }

  /** Confirms erasures of those of whom no fact is missing in the log: the registry may drop its own record then. */
  async confirmComplete(): Promise<void> {
    const confirmed = await this.database.transaction(async (tx) => {
      const complete = await this.erasures.takeComplete(tx);
      await this.outbox.append(tx, complete.map(confirmation));
      return complete.length;
    });
    if (confirmed > 0) this.relay.wake();
  }
}

function confirmation({ subjectRef: aboutSubject, eventId: erasureId }: ErasedSubject): OutboxEvent {
  const actor = { role: 'service' as const, clientId: SERVICE };
  const data = { actor, aboutSubject, erasureId };
  const told = newEvent(EVENTS.erasureConfirmed, { source: '/audit', key: SERVICE, data });
  return { ...told, event: { ...told.event, id: uuidv5(SERVICE, erasureId) } };
}
