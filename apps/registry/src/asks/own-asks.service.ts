import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { RejectionNotes } from '../rejections/rejection-notes';
import { findPerson, type PersonFound } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import { type Notes, toAskResponses, toAskWithEnd } from './ask-views';
import { findAsk } from './asks.repository';
import type { AskResponse, AskWithEndResponse } from './dto/ask.response';

/** What a citizen is asked for. */
@Injectable()
export class OwnAsksService {
  constructor(
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(RejectionNotes) private readonly notes: RejectionNotes,
    @Inject(Database) private readonly database: Database,
  ) {}

  async list(actor: Actor): Promise<AskResponse[]> {
    return this.openOf(await this.personOf(actor));
  }

  /** The open asks of somebody who has been read with everything about them. */
  async openOf(person: PersonFound): Promise<AskResponse[]> {
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    return toAskResponses(person, await this.notesFor(person), catalogue);
  }

  /** One that has ended says how. @throws NotFound when it is not mine */
  async get(actor: Actor, id: string): Promise<AskWithEndResponse> {
    const person = await this.personOf(actor);
    const { subject, pursuits, catalogueVersion } = person;
    if (subject === undefined) throw new NotFound();
    const open = pursuits.find((pursuit) => pursuit.id === id && pursuit.kind === 'asking');
    const ask = open ?? (await findAsk(this.database, subject.subjectRef, id));
    if (ask === undefined) throw new NotFound();
    const catalogue = await this.catalogues.ensure(catalogueVersion);
    return toAskWithEnd(ask, { person, notes: await this.notesFor(person), catalogue });
  }

  private personOf(actor: Actor): Promise<PersonFound> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    return findPerson(this.database, key, { evidenceTypes: null });
  }

  private async notesFor({ subject, rejections }: PersonFound): Promise<Notes> {
    if (subject === undefined) return new Map();
    const opened = rejections.map(async ({ id, sealedNote }) =>
      sealedNote === null ? [] : [[id, await this.notes.open(subject, { id, sealedNote })] as const],
    );
    return new Map((await Promise.all(opened)).flat());
  }
}
