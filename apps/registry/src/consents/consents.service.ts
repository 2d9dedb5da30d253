import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { ConsentTransition } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery, pageOf } from '../calls/page';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import { applyTransition } from './apply-transition';
import { toConsentHistory, toConsentResponse } from './consent-views';
import { ConsentsRepository } from './consents.repository';
import type { ConsentResponse, ConsentWithHistoryResponse } from './dto/consent.response';
import { repeatedCall } from '../subjects/repeated-call';

interface TransitionCall {
  readonly id: string;
  readonly transition: ConsentTransition;
  readonly alsoFor: readonly string[];
  readonly idempotencyKey: string;
}

/** What a citizen has agreed to, and how they change their mind. */
@Injectable()
export class ConsentsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ConsentsRepository) private readonly consents: ConsentsRepository,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ConsentResponse>> {
    const before = cursorId(cursor);
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) return { items: [] };
    const [rows, catalogue] = await Promise.all([
      this.consents.ofSubject(subjectRef, { before, limit: limit + 1 }),
      this.catalogues.latest(),
    ]);
    return pageOf(rows, limit, (consent) => toConsentResponse(consent, catalogue));
  }

  /** @throws NotFound when it is not this person's. */
  async get(actor: Actor, id: string): Promise<ConsentWithHistoryResponse> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    const consent = subjectRef === undefined ? undefined : await this.consents.find(subjectRef, id);
    if (consent === undefined) throw new NotFound();
    const [steps, catalogue] = await Promise.all([
      this.consents.history(consent.subjectRef, id),
      this.catalogues.latest(),
    ]);
    return { ...toConsentResponse(consent, catalogue), history: toConsentHistory(steps) };
  }

  /** All in one commit: once this has returned, nothing is released or read against it. @throws TransitionNotAllowed */
  async transition(actor: Actor, call: TransitionCall): Promise<ConsentWithHistoryResponse> {
    const operation = `consents.${call.transition}`;
    const { clientId } = actor;
    const { idempotencyKey } = call;
    await this.commands.run({
      who: { identifier: citizenOf(actor) },
      scope: { evidenceTypes: null, call: { clientId, operation, idempotencyKey } },
      guard: 'sequence',
      plan: (person) => this.plan(person, actor, call, operation),
    });
    return this.get(actor, call.id);
  }

  private async plan(person: Person, actor: Actor, call: TransitionCall, operation: string): Promise<Plan<void>> {
    const hash = bodyHash({ id: call.id, alsoFor: call.alsoFor });
    if (repeatedCall(person, hash)) return { result: undefined };
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
    for (const id of new Set([call.id, ...call.alsoFor])) {
      const consent = person.consents.find((candidate) => candidate.id === id);
      if (consent === undefined) throw new NotFound();
      applyTransition(draft, consent, call.transition, catalogue);
    }
    const { clientId } = actor;
    const { idempotencyKey, id: resourceId } = call;
    const made = { clientId, operation, idempotencyKey, bodyHash: hash, resourceId };
    return { changes: draft.changes({ raisesVersion: true, call: made }), result: undefined };
  }
}
