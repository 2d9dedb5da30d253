import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { RejectionNotes } from '../rejections/rejection-notes';
import { findPerson, type PersonFound } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import { toAskResponses } from './ask-views';
import type { AskResponse } from './dto/ask.response';

/** What a citizen is asked for. */
@Injectable()
export class OpenAsksService {
  constructor(
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(RejectionNotes) private readonly notes: RejectionNotes,
    @Inject(Database) private readonly database: Database,
  ) {}

  async list(actor: Actor): Promise<AskResponse[]> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    const person = await findPerson(this.database, key, { evidenceTypes: null });
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    return toAskResponses(person, await this.notesFor(person), catalogue);
  }

  /** What requesters wrote about documents that they could not use, by the rejection's id. */
  private async notesFor({ subject, rejections }: PersonFound): Promise<ReadonlyMap<string, string>> {
    if (subject === undefined) return new Map();
    const opened = rejections.map(async ({ id, sealedNote }) =>
      sealedNote === null ? [] : [[id, await this.notes.open(subject, { id, sealedNote })] as const],
    );
    return new Map((await Promise.all(opened)).flat());
  }
}
