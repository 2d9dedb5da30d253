import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { actedBy } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { EvidenceRequestsService } from '../evidence-requests/evidence-requests.service';
import { factsFor, listsOf } from '../evidence-requests/request-facts';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { EvidenceRequest, Timestamp } from '../subjects/person';
import { findPerson } from '../subjects/read-person';
import { explain, type Explanation } from './explanation';

export interface ExplainedRequest extends Explanation {
  readonly request: EvidenceRequest;
  /** The moment whose facts the steps are about. */
  readonly asOf: Timestamp;
}

/** Tells the agency that made a request how it is decided, by the facts of now. */
@Injectable()
export class ExplanationsService {
  constructor(
    @Inject(EvidenceRequestsService) private readonly requests: EvidenceRequestsService,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(Database) private readonly database: Database,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws NotFound when there is none, or it is another agency's. */
  async explain(actor: Actor, id: string): Promise<ExplainedRequest> {
    const { request } = await this.requests.getOwn(actor, id);
    const evidenceTypes = listsOf(request, await this.catalogues.latest()).flat();
    const { subject, ...found } = await findPerson(
      this.database,
      { subjectRef: request.subjectRef },
      { evidenceTypes },
    );
    if (subject === undefined) throw new NotFound();
    const draft = new Draft({ ...found, subject }, this.newId, actedBy(actor, 'agency'));
    const facts = factsFor(request, draft, await this.catalogues.ensure(found.catalogueVersion));
    return { ...explain(facts), request, asOf: found.now };
  }
}
