import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { DenialCode } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, agencyOf } from '../calls/citizen';
import { cursorId, type Page, pageOf } from '../calls/page';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { EvidenceRequest, Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { decideInto, expiryFrom } from './carry-out';
import type { CreateEvidenceRequestRequest } from './dto/create-evidence-request.request';
import type { ListEvidenceRequestsQuery } from './dto/list-evidence-requests.query';
import { DENIALS } from './evidence-requests.problems';
import { EvidenceRequestsRepository, type RequestView } from './evidence-requests.repository';
import { assertKnown, isKnown } from './known-in-catalogue';
import { listsOf } from './request-facts';
import { repeatedCall } from '../subjects/repeated-call';

const OPERATION = 'evidence-requests.create';

type Outcome =
  | { readonly kind: 'created'; readonly view: RequestView }
  | { readonly kind: 'repeated'; readonly id: string }
  | { readonly kind: 'catalogue_moved'; readonly to: number };

interface Call {
  readonly actor: Actor;
  readonly agency: string;
  readonly body: CreateEvidenceRequestRequest;
  readonly idempotencyKey: string;
}

/** Takes evidence requests: facts, decision, guarded commit. */
@Injectable()
export class EvidenceRequestsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(EvidenceRequestsRepository) private readonly requests: EvidenceRequestsRepository,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * @returns the request as it stands, also when the same call was made before
   * @throws CatalogueLacksIt, InvalidRequest, IdempotencyKeyReused, or the denial as a problem of its own
   */
  async create(actor: Actor, body: CreateEvidenceRequestRequest, idempotencyKey: string): Promise<RequestView> {
    const call = { actor, agency: agencyOf(actor), body, idempotencyKey };
    let outcome = await this.attempt(call, await this.catalogueFor(call));
    while (outcome.kind === 'catalogue_moved') {
      outcome = await this.attempt(call, await this.catalogues.ensure(outcome.to));
    }
    const view = outcome.kind === 'created' ? outcome.view : await this.getOwn(actor, outcome.id);
    return orDenial(view);
  }

  /** @throws NotFound when there is none, or it is another agency's. */
  async getOwn(actor: Actor, id: string): Promise<RequestView> {
    const agency = agencyOf(actor);
    const view = await this.requests.find(id);
    if (view?.request.agency !== agency) throw new NotFound();
    return view;
  }

  /** Whether evidence of this type belongs to any list that will do: it may have been released before, or may be yet. */
  async mayConcern(request: EvidenceRequest, evidenceType: string): Promise<boolean> {
    if (request.evidenceTypes.includes(evidenceType)) return true;
    return listsOf(request, await this.catalogues.latest())
      .flat()
      .includes(evidenceType);
  }

  /** The agency's own requests, newest first. */
  async list(actor: Actor, { limit, cursor, ...filter }: ListEvidenceRequestsQuery): Promise<Page<RequestView>> {
    const page = { ...filter, before: cursorId(cursor), limit: limit + 1 };
    const rows = (await this.requests.ofAgency(agencyOf(actor), page)).map((view) => ({ id: view.request.id, view }));
    return pageOf(rows, limit, ({ view }) => view);
  }

  /** What this process has in memory; what it does not know may have been added through another one. */
  private async catalogueFor({ body, agency }: Call): Promise<Catalogue> {
    const inMemory = this.catalogues.current();
    return isKnown(body, agency, inMemory) ? inMemory : this.catalogues.latest();
  }

  private attempt(call: Call, catalogue: Catalogue): Promise<Outcome> {
    assertKnown(call.body, call.agency, catalogue);
    const evidenceTypes = listsOf(askedIn(call.body), catalogue).flat();
    const { idempotencyKey } = call;
    const { clientId } = call.actor;
    return this.commands.run<Outcome>({
      who: { identifier: call.body.subject },
      scope: { evidenceTypes, call: { clientId, operation: OPERATION, idempotencyKey } },
      guard: 'version',
      plan: (person) => this.plan(person, call, catalogue),
    });
  }

  private plan(person: Person, call: Call, catalogue: Catalogue): Plan<Outcome> {
    const hash = bodyHash(call.body);
    const earlier = repeatedCall(person, hash);
    if (earlier) return { result: { kind: 'repeated', id: earlier.resourceId } };
    if (person.catalogueVersion > catalogue.version) {
      return { result: { kind: 'catalogue_moved', to: person.catalogueVersion } };
    }
    const draft = new Draft(person, this.newId, actedBy(call.actor, 'agency'));
    const request = this.newRequest(person, call, catalogue);
    decideInto(draft, request, catalogue, 'made');
    const { clientId } = call.actor;
    const { idempotencyKey } = call;
    const changes = draft.changes({
      raisesVersion: draft.movesOthers,
      call: { clientId, operation: OPERATION, idempotencyKey, bodyHash: hash, resourceId: request.id },
    });
    const releases = (changes.releases ?? []).flatMap((release) => {
      const document = person.documents.find(({ id }) => id === release.documentId);
      return document ? [{ ...release, document }] : [];
    });
    return { changes, result: { kind: 'created', view: { request: changes.requests?.[0] ?? request, releases } } };
  }

  private newRequest(person: Person, { agency, actor, body }: Call, catalogue: Catalogue): EvidenceRequest {
    const { now, subject } = person;
    return {
      subjectRef: subject.subjectRef,
      id: this.newId(),
      agency,
      clientId: actor.clientId,
      procedure: body.procedure,
      ...askedIn(body),
      purpose: body.purpose,
      qualifier: body.qualifier ?? '',
      lawfulBasis: catalogue.purpose(body.purpose, agency)?.lawfulBasis ?? null,
      explicitRequest: body.explicitRequest ?? false,
      channel: body.channel,
      journey: body.journey ?? null,
      official: body.official ?? null,
      returnUrl: body.returnUrl ?? null,
      // Decided before it is written; these stand in until then.
      status: 'asking',
      decisionCode: 'asking',
      reasons: [],
      eventId: '',
      objectedAt: null,
      reopenedAt: null,
      createdAt: now,
      updatedAt: now,
      expiresAt: expiryFrom(now),
    };
  }
}

/** Which list of a requirement is pursued is for the decision to choose. */
const askedIn = ({ requirement, evidenceType }: CreateEvidenceRequestRequest) => ({
  requirement: requirement ?? null,
  evidenceTypes: evidenceType === undefined ? [] : [evidenceType],
});

function orDenial(view: RequestView): RequestView {
  const { request } = view;
  if (request.status !== 'denied') return view;
  throw new DENIALS[request.decisionCode as DenialCode]({
    auditEntryId: request.eventId,
    extensions: { evidenceRequestId: request.id },
  });
}
