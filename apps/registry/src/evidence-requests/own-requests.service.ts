import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { EvidenceRequest, Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { OwnRequestResponse } from './dto/own-request.response';
import { NothingToObjectTo } from './evidence-requests.problems';
import { EvidenceRequestsRepository, type RequestView } from './evidence-requests.repository';
import { toOwnRequestResponse } from './own-request-views';
import { aboutRequest } from './request-facts';
import { repeatedCall } from '../subjects/repeated-call';

const OBJECT = 'evidence-requests.object';

/** How a citizen objects to what was asked about them. */
@Injectable()
export class OwnRequestsService {
  constructor(
    @Inject(EvidenceRequestsRepository) private readonly requests: EvidenceRequestsRepository,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Records an objection to an exchange that rests on a public task (GDPR Art. 21); the agency must answer it. */
  async object(actor: Actor, id: string, idempotencyKey: string): Promise<OwnRequestResponse> {
    const { request } = await this.getOwn(actor, id);
    const { clientId } = actor;
    await this.commands.run({
      who: { subjectRef: request.subjectRef },
      scope: { evidenceTypes: [], call: { clientId, operation: OBJECT, idempotencyKey } },
      guard: 'sequence',
      also: async (_db, person) => ({ ...person, request: (await this.getOwn(actor, id)).request }),
      plan: (person) => this.plan(person, actor, idempotencyKey),
    });
    return toOwnRequestResponse(await this.getOwn(actor, id), await this.catalogues.latest());
  }

  private plan(
    person: Person & { readonly request: EvidenceRequest },
    actor: Actor,
    idempotencyKey: string,
  ): Plan<void> {
    const { request, now } = person;
    const hash = bodyHash({ id: request.id });
    if (repeatedCall(person, hash) || request.objectedAt !== null) return { result: undefined };
    if (request.lawfulBasis !== 'public_task') throw new NothingToObjectTo();
    const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
    draft.putRequest({ ...request, objectedAt: now });
    draft.record(fact(draft.id(), EVENTS.releaseObjected, { actor: draft.actor, ...aboutRequest(request) }));
    const { clientId } = actor;
    const call = { clientId, operation: OBJECT, idempotencyKey, bodyHash: hash, resourceId: request.id };
    return { changes: draft.changes({ raisesVersion: false, call }), result: undefined };
  }

  private async getOwn(actor: Actor, id: string): Promise<RequestView> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    const view = await this.requests.find(id);
    if (subjectRef === undefined || view?.request.subjectRef !== subjectRef) throw new NotFound();
    return view;
  }
}
