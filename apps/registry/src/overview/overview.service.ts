import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { OwnAsksService } from '../asks/own-asks.service';
import { citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { findPerson } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import { FIRST_ITEMS, type OverviewResponse } from './dto/overview.response';
import { NOTHING_BESIDE, OverviewRepository } from './overview.repository';
import { toOverview } from './overview-views';

/** All that a citizen's first page needs, in two reads. */
@Injectable()
export class OverviewService {
  constructor(
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(OwnAsksService) private readonly asks: OwnAsksService,
    @Inject(OverviewRepository) private readonly rows: OverviewRepository,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** Empty for somebody unknown, who stays so. */
  async get(actor: Actor): Promise<OverviewResponse> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    const person = await findPerson(this.database, key, { evidenceTypes: null });
    const { subject } = person;
    const beside = subject === undefined ? NOTHING_BESIDE : await this.rows.beside(subject.subjectRef, FIRST_ITEMS);
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    return toOverview({ person, asks: await this.asks.openOf(person), beside, catalogue });
  }
}
