import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { sealValue, wipe, wrapTo } from '@askonce/vault';
import { actedBy } from '../calls/citizen';
import { KeyNotRegistered } from '../releases/releases.problems';
import { SERVICE_KEYS, type ServiceKeys } from '../releases/service-keys';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Subject } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { IdentifierClaimResponse } from './dto/identifier-claim.response';
import { FetchEnded } from './fetches.problems';
import { subjectOfFetch } from './fetches.repository';

/** Gives an adapter the person's identifier for the one fetch that needs it, to that adapter alone; recorded. */
@Injectable()
export class IdentifierClaimsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(SERVICE_KEYS) private readonly serviceKeys: ServiceKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws NotFound, FetchEnded, KeyNotRegistered */
  async claim(actor: Actor, fetchId: string): Promise<IdentifierClaimResponse> {
    const receiver = this.serviceKeys.get(actor.clientId);
    if (receiver === undefined) throw new KeyNotRegistered();
    const subjectRef = await subjectOfFetch(this.database, fetchId);
    if (subjectRef === undefined) throw new NotFound();
    const subject = await this.commands.run({
      who: { subjectRef },
      scope: { evidenceTypes: null },
      guard: 'sequence',
      plan: (person): Plan<Subject> => {
        const pursuit = person.pursuits.find(({ id, closedAt }) => id === fetchId && closedAt === null);
        if (pursuit?.source == null) throw new FetchEnded();
        const draft = new Draft(person, this.newId, actedBy(actor, 'service'));
        const data = { actor: draft.actor, fetchId, source: pursuit.source };
        draft.record(fact(draft.id(), EVENTS.identifierClaimed, data));
        return { changes: draft.changes({ raisesVersion: false }), result: person.subject };
      },
    });
    const identifier = await this.identities.identifierOf(subject);
    const context = `fetch:${fetchId}`;
    const key = randomBytes(32);
    try {
      const sealed = sealValue(key, context, Buffer.from(JSON.stringify(identifier)));
      return { jwe: await wrapTo(receiver, key, context), sealed: sealed.toString('base64url') };
    } finally {
      wipe(key);
    }
  }
}
