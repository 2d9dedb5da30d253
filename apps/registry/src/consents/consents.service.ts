import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { ConsentTransition } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { applyTransition } from './apply-transition';
import type { ConsentInFullResponse } from './dto/consent.response';
import { OwnConsentsService } from './own-consents.service';
import { repeatedCall } from '../subjects/repeated-call';

interface TransitionCall {
  readonly id: string;
  readonly transition: ConsentTransition;
  readonly alsoFor: readonly string[];
  readonly terms: readonly string[] | undefined;
  readonly idempotencyKey: string;
}

/** How a citizen agrees, and changes their mind. */
@Injectable()
export class ConsentsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(OwnConsentsService) private readonly consents: OwnConsentsService,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** All in one commit: once this has returned, nothing is released or read against it. @throws TransitionNotAllowed, TermsChanged */
  async transition(actor: Actor, call: TransitionCall): Promise<ConsentInFullResponse> {
    const operation = `consents.${call.transition}`;
    const { clientId } = actor;
    const { idempotencyKey } = call;
    await this.commands.run({
      who: { identifier: citizenOf(actor) },
      scope: { evidenceTypes: null, call: { clientId, operation, idempotencyKey } },
      guard: 'sequence',
      plan: (person) => this.plan(person, actor, call, operation),
    });
    return this.consents.get(actor, call.id);
  }

  private async plan(person: Person, actor: Actor, call: TransitionCall, operation: string): Promise<Plan<void>> {
    const hash = bodyHash({ id: call.id, alsoFor: call.alsoFor, terms: call.terms });
    if (repeatedCall(person, hash)) return { result: undefined };
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
    for (const id of new Set([call.id, ...call.alsoFor])) {
      const consent = person.consents.find((candidate) => candidate.id === id);
      if (consent === undefined) throw new NotFound();
      applyTransition(draft, consent, call.transition, { catalogue, terms: call.terms });
    }
    const { clientId } = actor;
    const { idempotencyKey, id: resourceId } = call;
    const made = { clientId, operation, idempotencyKey, bodyHash: hash, resourceId };
    return { changes: draft.changes({ raisesVersion: true, call: made }), result: undefined };
  }
}
