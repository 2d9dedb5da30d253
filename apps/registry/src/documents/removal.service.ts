import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { actedBy, citizenOf } from '../calls/citizen';
import { holdsAt } from '../legal-holds/legal-hold';
import { holdsOn } from '../legal-holds/legal-holds.repository';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { DocumentEnded, NotGivenByYou } from './documents.problems';
import { type DocumentWithUse, isReadable } from './documents.repository';
import type { DocumentDraft } from './drafts/document-draft';
import { OwnDraftsService } from './drafts/own-drafts.service';
import { endDocument } from './end-document';
import { OwnDocumentsService } from './own-documents.service';
import { withReceivers } from './receivers';

/** How a citizen takes back what they gave. */
@Injectable()
export class RemovalService {
  constructor(
    @Inject(OwnDocumentsService) private readonly documents: OwnDocumentsService,
    @Inject(OwnDraftsService) private readonly drafts: OwnDraftsService,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Takes back what the citizen gave: from then on nobody can read it. What they only looked at goes without a record. */
  async remove(actor: Actor, id: string): Promise<DocumentWithUse | DocumentDraft> {
    const draft = await this.drafts.discard(actor, id);
    return draft ?? (await this.removeHeld(actor, id));
  }

  private async removeHeld(actor: Actor, id: string): Promise<DocumentWithUse> {
    const document = await this.documents.get(actor, id);
    if (document.provenance !== 'citizen_provided') throw new NotGivenByYou();
    if (document.status !== 'removed') {
      await this.commands.run({
        who: { identifier: citizenOf(actor) },
        scope: { evidenceTypes: [document.evidenceType] },
        guard: 'sequence',
        also: async (db, person) => ({
          ...(await withReceivers(id)(db, person)),
          holds: await holdsOn(db, person.subject.subjectRef),
        }),
        plan: ({ document: given, receivers, holds, ...person }): Plan<void> => {
          const draft = new Draft(person, this.newId, actedBy(actor, 'citizen'));
          if (given === undefined || !isReadable(given)) return { result: undefined };
          endDocument(draft, given, { how: 'removed', receivers });
          // Nobody can read it any more; for an authority that had it kept it stays sealed until the hold ends.
          const held = holds.some((hold) => hold.class === given.provenance && holdsAt(person.now, hold));
          if (!held) draft.dropContent(given.contentId);
          return { changes: draft.changes({ raisesVersion: true }), result: undefined };
        },
      });
    }
    // What it did not find in use, the same call may have removed a moment ago.
    const removed = await this.documents.get(actor, id);
    if (removed.status !== 'removed') throw new DocumentEnded();
    return removed;
  }
}
