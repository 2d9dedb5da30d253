import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery, pageOf } from '../calls/page';
import { SubjectIdentities } from '../subjects/subject-identities';
import { documentsOf, type DocumentWithUse, findDocument } from './documents.repository';
import { type DocumentUse, usesOf } from './uses';
import { versionsOf, type WithVersions } from './versions';

/** A document with all that can be said of it. */
export type WholeDocument = WithVersions<DocumentWithUse> & { readonly uses: readonly DocumentUse[] };

/** What is held about a citizen. */
@Injectable()
export class OwnDocumentsService {
  constructor(
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Database) private readonly database: Database,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<DocumentWithUse>> {
    const before = cursorId(cursor);
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) return { items: [] };
    return pageOf(await documentsOf(this.database, subjectRef, { before, limit: limit + 1 }), limit, (row) => row);
  }

  /**
   * With all versions of the same evidence, whoever brought them, and all to whom it was released.
   * @throws NotFound when it is not about this person.
   */
  async getWhole(actor: Actor, id: string): Promise<WholeDocument> {
    const document = await this.get(actor, id);
    const [versions, uses] = await Promise.all([versionsOf(this.database, document), usesOf(this.database, document)]);
    return { ...document, versions, uses };
  }

  /** @throws NotFound when it is not about this person. */
  async get(actor: Actor, id: string): Promise<DocumentWithUse> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    const document = subjectRef === undefined ? undefined : await findDocument(this.database, subjectRef, id);
    if (document === undefined) throw new NotFound();
    return document;
  }
}
