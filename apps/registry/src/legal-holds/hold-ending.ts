import { Inject, Injectable } from '@nestjs/common';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { Database, type Queryable } from '@askonce/database';
import { newEvent, Outbox, Relay } from '@askonce/messaging';
import { destroyClasses } from '../erasure/erasures.repository';
import type { ActedBy } from '../subjects/acted-by';
import type { LegalHold } from './legal-hold';
import { dropRemoved, endHold, lockSubject, unheldKeys } from './legal-holds.repository';

/** More than there are classes. */
const ALL_OF_ONE = 10;

type Ended = Pick<DataOf<typeof EVENTS.legalHoldEnded>, 'actor' | 'how'> & { readonly actor: ActedBy };

/** The end of a hold: what an erasure left for its sake goes with it, in the same transaction. */
@Injectable()
export class HoldEnding {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  /** A hold that has ended already stays as it is. */
  async end(hold: LegalHold, { actor, how }: Ended): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockSubject(tx, hold.subjectRef);
      if (!(await endHold(tx, hold))) return;
      const destroyed = (await destroyUnheld(tx, hold.subjectRef)).includes(hold.class);
      const { subjectRef, id: holdId, class: held, authority } = hold;
      const data = { actor, aboutSubject: subjectRef, holdId, class: held, authority, how, destroyed };
      await this.outbox.append(tx, [
        newEvent(EVENTS.legalHoldEnded, { source: '/registry', key: actor.clientId, data }),
      ]);
    });
    this.relay.wake();
  }

  /** Destroys what no hold covers any more. @returns the classes */
  async release(subjectRef: string): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      await lockSubject(tx, subjectRef);
      return destroyUnheld(tx, subjectRef);
    });
  }
}

async function destroyUnheld(tx: Queryable, subjectRef: string): Promise<string[]> {
  const classes = (await unheldKeys(tx, subjectRef, ALL_OF_ONE)).map((key) => key.class);
  if (classes.length > 0) await destroyClasses(tx, subjectRef, classes);
  await dropRemoved(tx, subjectRef);
  return classes;
}
