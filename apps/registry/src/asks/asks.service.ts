import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { DeclinationReason } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';

const DECLINE = 'asks.decline';

interface Declination {
  readonly id: string;
  readonly reason: DeclinationReason;
  readonly idempotencyKey: string;
}

/** How a citizen answers an ask without a document. */
@Injectable()
export class AsksService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Ends the ask; whoever waited for it is then denied with `ask_declined`. @throws NotFound when it is not open, or not mine */
  async decline(actor: Actor, call: Declination): Promise<void> {
    const { clientId } = actor;
    const { idempotencyKey } = call;
    await this.commands.run({
      who: { identifier: citizenOf(actor) },
      scope: { evidenceTypes: null, call: { clientId, operation: DECLINE, idempotencyKey } },
      guard: 'sequence',
      plan: (person) => this.plan(person, actor, call),
    });
  }

  private plan(person: Person, actor: Actor, { id, reason, idempotencyKey }: Declination): Plan<void> {
    const hash = bodyHash({ id, reason });
    if (repeatedCall(person, hash)) return { result: undefined };
    const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
    const ask = draft.openPursuits().find((pursuit) => pursuit.id === id && pursuit.kind === 'asking');
    if (ask === undefined) throw new NotFound();
    draft.closePursuit(ask, 'declined', reason);
    const call = { clientId: actor.clientId, operation: DECLINE, idempotencyKey, bodyHash: hash, resourceId: id };
    return { changes: draft.changes({ raisesVersion: true, call }), result: undefined };
  }
}
