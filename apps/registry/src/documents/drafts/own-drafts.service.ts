import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { actedBy, citizenOf } from '../../calls/citizen';
import { Draft } from '../../subjects/draft';
import { NEW_ID, type NewId } from '../../subjects/new-id';
import { PersonCommands } from '../../subjects/person-commands';
import { findPerson, type PersonFound } from '../../subjects/read-person';
import { SubjectIdentities } from '../../subjects/subject-identities';
import { DocumentBytes } from '../document-bytes';
import type { ReadableDocument } from '../send-document';
import type { DocumentDraft } from './document-draft';
import { deleteDrafts, findDraft } from './drafts.repository';

export interface DraftOfPerson {
  readonly draft: DocumentDraft;
  readonly person: PersonFound;
}

/** What a citizen has sent and not confirmed yet; nobody else sees it. */
@Injectable()
export class OwnDraftsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(DocumentBytes) private readonly bytes: DocumentBytes,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(Database) private readonly database: Database,
  ) {}

  async find(actor: Actor, id: string): Promise<DocumentDraft | undefined> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    return subjectRef === undefined ? undefined : findDraft(this.database, subjectRef, id);
  }

  /** With everything that tells whom it would serve. @throws NotFound when this person has no such draft (any more) */
  async get(actor: Actor, id: string): Promise<DraftOfPerson> {
    const draft = await this.find(actor, id);
    if (draft === undefined) throw new NotFound();
    return { draft, person: await findPerson(this.database, draft, { evidenceTypes: null }) };
  }

  /** Its bytes, for the person who sent them: no reading of what is held, so nothing is recorded. */
  async open(actor: Actor, id: string): Promise<ReadableDocument | undefined> {
    const draft = await this.find(actor, id);
    if (draft === undefined) return undefined;
    const { subject } = await findPerson(this.database, draft, { evidenceTypes: [] });
    if (subject === undefined) return undefined;
    return this.bytes.open(subject, { ...draft, provenance: 'citizen_provided' });
  }

  /** @returns the draft that is gone now; undefined when there was none */
  async discard(actor: Actor, id: string): Promise<DocumentDraft | undefined> {
    const known = await this.find(actor, id);
    if (known === undefined) return undefined;
    const { subjectRef, contentId } = known;
    return this.commands.run({
      who: { subjectRef },
      scope: { evidenceTypes: [] },
      guard: 'sequence',
      also: async (db, person) => ({ ...person, found: await findDraft(db, subjectRef, id) }),
      plan: ({ found, ...person }) => {
        if (found === undefined) return { result: undefined };
        const command = new Draft(person, this.newId, actedBy(actor, 'citizen'));
        command.dropContent(contentId);
        return {
          changes: command.changes({ raisesVersion: false }),
          beside: async (tx) => {
            await deleteDrafts(tx, subjectRef, [id]);
          },
          result: found,
        };
      },
    });
  }
}
