import { Inject, Injectable } from '@nestjs/common';
import { type AskOnceEvent, EVENTS, InvalidEventData } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { v5 as uuidv5 } from 'uuid';
import { ErasuresRepository } from './erasures.repository';

const SERVICE = 'askonce-adapters';

/** What an erasure means here, and the word that it is done. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly database: Database,
    private readonly repository: ErasuresRepository,
    private readonly outbox: Outbox,
    @Inject(Relay) private readonly relay: Pick<Relay, 'wake'>,
  ) {}

  /** Forgets the person and confirms it, both or neither. @throws InvalidEventData */
  async erase({ id, type, subject }: AskOnceEvent): Promise<void> {
    if (subject === undefined) throw new InvalidEventData(type, ['/subject']);
    await this.database.transaction(async (tx) => {
      await this.repository.forget(tx, subject);
      await this.outbox.append(tx, [confirmation(subject, id)]);
    });
    this.relay.wake();
  }
}

/** Under the same id however often the same erasure is told. */
function confirmation(aboutSubject: string, erasureId: string): OutboxEvent {
  const actor = { role: 'service' as const, clientId: SERVICE };
  const data = { actor, aboutSubject, erasureId };
  const told = newEvent(EVENTS.erasureConfirmed, { source: '/adapters', key: SERVICE, data });
  return { ...told, event: { ...told.event, id: uuidv5(SERVICE, erasureId) } };
}
