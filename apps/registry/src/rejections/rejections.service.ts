import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { RejectionReason } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { RequestView } from '../evidence-requests/evidence-requests.repository';
import { EvidenceRequestsService } from '../evidence-requests/evidence-requests.service';
import { NotReleased } from '../releases/releases.problems';
import { type ReleaseInFull, releasesOf } from '../releases/releases.repository';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { EvidenceRequest, Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { reject } from './reject';
import { RejectionNotes } from './rejection-notes';

export interface RejectionCall {
  readonly requestId: string;
  readonly evidenceType: string;
  readonly reason: RejectionReason;
  readonly note?: string;
  readonly idempotencyKey: string;
}

type PersonWithReleases = Person & { readonly released: readonly ReleaseInFull[] };
type PersonWithRequest = PersonWithReleases & { readonly request: EvidenceRequest };

/** Lets a requester say that it cannot use what it got. */
@Injectable()
export class RejectionsService {
  constructor(
    @Inject(EvidenceRequestsService) private readonly requests: EvidenceRequestsService,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(RejectionNotes) private readonly notes: RejectionNotes,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * @returns the request as it stands then
   * @throws NotFound when it is another agency's, or never was about that type; NotReleased when nothing of that type is released to it now
   */
  async reject(actor: Actor, call: RejectionCall): Promise<RequestView> {
    const { request } = await this.requests.getOwn(actor, call.requestId);
    const key = { operation: operationOf(call), idempotencyKey: call.idempotencyKey };
    await this.commands.run({
      who: { subjectRef: request.subjectRef },
      scope: { evidenceTypes: null, call: { clientId: actor.clientId, ...key } },
      guard: 'sequence',
      also: (db, person) => withReleases(db, person, call.requestId),
      plan: (person) => this.plan({ ...person, request }, actor, call),
    });
    return this.requests.getOwn(actor, call.requestId);
  }

  private async plan(person: PersonWithRequest, actor: Actor, call: RejectionCall): Promise<Plan<void>> {
    const { reason, note, idempotencyKey, requestId, evidenceType } = call;
    const hash = bodyHash({ requestId, evidenceType, reason, ...(note === undefined ? {} : { note }) });
    if (repeatedCall(person, hash)) return { result: undefined };
    const full = person.released.find(({ release }) => release.evidenceType === evidenceType);
    if (full === undefined) {
      throw (await this.requests.mayConcern(person.request, evidenceType)) ? new NotReleased() : new NotFound();
    }
    // What an agency issued stays released; saying once more that it cannot be used says nothing new.
    if (person.rejections.some(({ releaseId }) => releaseId === full.release.id)) return { result: undefined };
    const draft = new Draft(person, this.newId, actedBy(actor, 'agency'));
    const id = draft.id();
    const sealedNote = note === undefined ? null : await this.notes.seal(person.subject, id, note);
    const releases = person.released.map(({ release }) => release);
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    reject(draft, { ...full, id, releases, reason, sealedNote }, catalogue);
    const made = { clientId: actor.clientId, operation: operationOf(call), idempotencyKey, bodyHash: hash };
    return { changes: draft.changes({ raisesVersion: true, call: { ...made, resourceId: id } }), result: undefined };
  }
}

const operationOf = ({ requestId, evidenceType }: RejectionCall) =>
  `evidence-requests.reject.${requestId}.${evidenceType}`;

async function withReleases(db: Queryable, person: Person, requestId: string): Promise<PersonWithReleases> {
  return { ...person, released: await releasesOf(db, person.subject.subjectRef, requestId) };
}
