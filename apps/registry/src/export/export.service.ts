import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, SubjectIdentifier } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { actedBy, citizenOf } from '../calls/citizen';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import { Archive } from './archive';
import { HeldReceipts } from './held-receipts';
import { type ArchiveFile, zipStream } from './zip-stream';

/** A citizen's copy of everything that is held about them. */
@Injectable()
export class ExportService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Archive) private readonly archive: Archive,
    @Inject(HeldReceipts) private readonly receipts: HeldReceipts,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * Records the export, then gives the archive as a stream.
   * @param token the caller's own, with which the audit service is asked for receipts
   * @throws NotFound when nothing is held about the caller
   */
  async export(actor: Actor, token: string): Promise<Readable> {
    const { person, identifier } = await this.record(actor, citizenOf(actor));
    return zipStream(this.filesOf(person, identifier, token));
  }

  /** What ends the archive last is what notices an erasure meanwhile. */
  private async *filesOf(person: Person, identifier: SubjectIdentifier, token: string): AsyncGenerator<ArchiveFile> {
    const receipts = yield* this.receipts.filesOf(person.subject.subjectRef, token, new Date(person.now));
    yield* this.archive.filesOf(person, identifier, receipts);
  }

  private async record(actor: Actor, who: SubjectIdentifier) {
    const person = await this.commands.run({
      who: { identifier: who },
      scope: { evidenceTypes: [] },
      guard: 'sequence',
      plan: (found, unborn): Plan<Person> => {
        if (unborn) throw new NotFound({ detail: 'Nothing is held about you.' });
        const draft = new Draft(found, this.newId, actedBy(actor, 'citizen'));
        draft.record(fact(draft.id(), EVENTS.subjectExported, { actor: draft.actor }));
        return { changes: draft.changes({ raisesVersion: false }), result: found };
      },
    });
    return { person, identifier: await this.identities.identifierOf(person.subject) };
  }
}
