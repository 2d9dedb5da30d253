import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { actedBy, citizenOf } from '../calls/citizen';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { HeldDocument, Subject } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { aboutDocument } from './add-document';
import { DocumentBytes } from './document-bytes';
import { DocumentEnded } from './documents.problems';
import { type PersonWithDocument, withDocument } from './documents.repository';
import { OwnDraftsService } from './drafts/own-drafts.service';
import { OwnDocumentsService } from './own-documents.service';
import type { ReadableDocument } from './send-document';

interface Reading {
  readonly document: HeldDocument;
  readonly subject: Subject;
}

/** A citizen's download of what is held about them; it is recorded like any other reading. */
@Injectable()
export class OwnDocumentReadingService {
  constructor(
    @Inject(OwnDocumentsService) private readonly documents: OwnDocumentsService,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(OwnDraftsService) private readonly drafts: OwnDraftsService,
    @Inject(DocumentBytes) private readonly bytes: DocumentBytes,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** A draft is shown without a record. @throws NotFound when it is not about this person; DocumentEnded when it was removed */
  async read(actor: Actor, id: string): Promise<ReadableDocument> {
    const draft = await this.drafts.open(actor, id);
    return draft ?? (await this.readHeld(actor, id));
  }

  private async readHeld(actor: Actor, id: string): Promise<ReadableDocument> {
    const known = await this.documents.get(actor, id);
    const { document, subject } = await this.commands.run<Reading, PersonWithDocument>({
      who: { identifier: citizenOf(actor) },
      scope: { evidenceTypes: [known.evidenceType] },
      guard: 'sequence',
      also: withDocument(id),
      plan: ({ document, ...person }): Plan<Reading> => {
        if (document === undefined || document.status === 'removed') throw new DocumentEnded();
        const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
        draft.record(fact(draft.id(), EVENTS.documentRead, { actor: draft.actor, ...aboutDocument(document) }));
        return { changes: draft.changes({ raisesVersion: false }), result: { document, subject: person.subject } };
      },
    });
    return this.bytes.open(subject, document);
  }
}
