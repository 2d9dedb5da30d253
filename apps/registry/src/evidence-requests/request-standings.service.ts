import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { findPerson } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { OwnRequestStandingResponse } from './dto/own-request.response';
import { EvidenceRequestsRepository } from './evidence-requests.repository';
import { toOwnRequestStanding } from './request-standing';

/** Where one request about a citizen stands. */
@Injectable()
export class RequestStandingsService {
  constructor(
    @Inject(EvidenceRequestsRepository) private readonly requests: EvidenceRequestsRepository,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws NotFound when it is not about this person. */
  async get(actor: Actor, id: string): Promise<OwnRequestStandingResponse> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    const [person, view] = await Promise.all([
      findPerson(this.database, key, { evidenceTypes: null }),
      this.requests.find(id),
    ]);
    if (person.subject === undefined || view?.request.subjectRef !== person.subject.subjectRef) throw new NotFound();
    return toOwnRequestStanding(view, person, await this.catalogues.ensure(person.catalogueVersion));
  }
}
