import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { DeclinationReason } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { findPerson } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import { toAskResponses } from './ask-views';
import type { AskResponse } from './dto/ask.response';
import { repeatedCall } from '../subjects/repeated-call';

const DECLINE = 'asks.decline';

interface Declination {
  readonly id: string;
  readonly reason: DeclinationReason;
  readonly idempotencyKey: string;
}

/** What a citizen is asked for. */
@Injectable()
export class AsksService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Database) private readonly database: Database,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  async list(actor: Actor): Promise<AskResponse[]> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    const person = await findPerson(this.database, key, { evidenceTypes: null });
    return toAskResponses(person, await this.catalogues.ensure(person.catalogueVersion));
  }

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
