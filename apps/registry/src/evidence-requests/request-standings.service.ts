import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery, pageOf } from '../calls/page';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { findPerson, type PersonFound } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { OwnRequestStandingResponse } from './dto/own-request.response';
import { EvidenceRequestsRepository } from './evidence-requests.repository';
import { toOwnRequestStanding } from './request-standing';

/** What was asked about a citizen, by whom, and where it stands. */
@Injectable()
export class RequestStandingsService {
  constructor(
    @Inject(EvidenceRequestsRepository) private readonly requests: EvidenceRequestsRepository,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Database) private readonly database: Database,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<OwnRequestStandingResponse>> {
    const before = cursorId(cursor);
    const person = await this.personOf(actor);
    if (person.subject === undefined) return { items: [] };
    const views = await this.requests.ofSubject(person.subject.subjectRef, { before, limit: limit + 1 });
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const rows = views.map((view) => ({ id: view.request.id, view }));
    return pageOf(rows, limit, ({ view }) => toOwnRequestStanding(view, person, catalogue));
  }

  /** @throws NotFound when it is not about this person. */
  async get(actor: Actor, id: string): Promise<OwnRequestStandingResponse> {
    const [person, view] = await Promise.all([this.personOf(actor), this.requests.find(id)]);
    if (person.subject === undefined || view?.request.subjectRef !== person.subject.subjectRef) throw new NotFound();
    return toOwnRequestStanding(view, person, await this.catalogues.ensure(person.catalogueVersion));
  }

  private personOf(actor: Actor): Promise<PersonFound> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    return findPerson(this.database, key, { evidenceTypes: null });
  }
}
