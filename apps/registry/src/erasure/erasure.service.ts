import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';
import { actedBy, citizenOf } from '../calls/citizen';
import { isoTime } from '../calls/iso-time';
import { deleteAllDrafts } from '../documents/drafts/drafts.repository';
import { holdsOn } from '../legal-holds/legal-holds.repository';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import { decideErasure, type ErasureFacts } from './decide-erasure';
import { endEverything } from './end-everything';
import { destroyClasses, type Erasure, findErasure, makeNameless, storedClasses } from './erasures.repository';

const OPERATION = 'subjects.erase';

type PersonToErase = Person & ErasureFacts & { readonly earlier: Erasure | undefined };

/** How a person has everything about them erased: their last fact. */
@Injectable()
export class ErasureService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @returns undefined when nothing is held about the caller; for a repeated call what the first one did. */
  async erase(actor: Actor, idempotencyKey: string): Promise<Erasure | undefined> {
    const identifier = citizenOf(actor);
    const { clientId } = actor;
    const callKey = this.identities.blindFor(identifier, { clientId, operation: OPERATION, idempotencyKey });
    return this.commands.run<Erasure | undefined, PersonToErase>({
      who: { identifier },
      scope: { evidenceTypes: null },
      guard: 'sequence',
      also: (db, person) => withErasureFacts(db, person, callKey),
      plan: (person, unborn) => {
        if (person.earlier !== undefined || unborn) return { result: person.earlier };
        return this.plan(person, actor, callKey);
      },
    });
  }

  private plan(person: PersonToErase, actor: Actor, callKey: string): Plan<Erasure> {
    const { subject, now } = person;
    const { destroyed, kept } = decideErasure(person);
    const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
    endEverything(draft);
    const eventId = draft.record(
      fact(draft.id(), EVENTS.subjectErased, {
        actor: draft.actor,
        erased: [...destroyed],
        kept: kept.map((hold) => ({ ...hold, until: isoTime(hold.until) })),
      }),
    );
    const erasure = { subjectRef: subject.subjectRef, eventId, kept, erasedAt: now };
    return {
      changes: draft.changes({ raisesVersion: true }),
      beside: async (tx) => {
        await makeNameless(tx, erasure, callKey);
        await deleteAllDrafts(tx, subject.subjectRef);
        await destroyClasses(tx, subject.subjectRef, destroyed);
      },
      result: erasure,
    };
  }
}

async function withErasureFacts(db: Queryable, person: Person, callKey: string): Promise<PersonToErase> {
  const { subjectRef } = person.subject;
  const [holds, stored, earlier] = [
    await holdsOn(db, subjectRef),
    await storedClasses(db, subjectRef),
    await findErasure(db, callKey),
  ];
  return { ...person, holds, stored, earlier };
}
