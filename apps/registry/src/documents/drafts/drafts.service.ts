import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { IdempotencyKeyReused } from '@askonce/problems';
import { bodyHash } from '../../calls/body-hash';
import { actedBy, citizenOf } from '../../calls/citizen';
import type { StagedContent } from '../../content/content-store';
import { type UploadedFiles, Uploads } from '../../content/uploads';
import { Draft } from '../../subjects/draft';
import { NEW_ID, type NewId } from '../../subjects/new-id';
import type { Person } from '../../subjects/person';
import { PersonCommands, type Plan } from '../../subjects/person-commands';
import { SubjectIdentities } from '../../subjects/subject-identities';
import type { Described } from '../admission';
import { DocumentKeys } from '../document-keys';
import { assertNotRejected, replacedBy } from '../given';
import { DRAFT_HOURS, type DocumentDraft } from './document-draft';
import { TooManyDrafts } from './drafts.problems';
import { draftOfCall, insertDraft } from './drafts.repository';

const HOUR_MS = 3_600_000;

interface Keeping {
  readonly described: Described;
  readonly files: UploadedFiles;
  readonly idempotencyKey: string;
  /** The id of the document that it is to take the place of. */
  readonly replaces?: string | undefined;
}
interface Kept {
  readonly draft: DocumentDraft;
  readonly isNew: boolean;
}
type PersonWithEarlier = Person & { readonly earlier: DocumentDraft | undefined };

/** How a citizen sends a document to look at it first. It is no fact: nobody has got it, and nothing depends on it. */
@Injectable()
export class DraftsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws what staging throws, RejectedBefore, DocumentEnded, NotGivenByYou, TooManyDrafts; nothing of the content stays then */
  async keep(actor: Actor, { described, files, idempotencyKey, replaces }: Keeping): Promise<DocumentDraft> {
    const call = { clientId: actor.clientId, idempotencyKey: this.identities.blind(idempotencyKey) };
    const { draft } = await this.uploads.take(files, (staged) =>
      this.commands.run<Kept, PersonWithEarlier>({
        who: { identifier: citizenOf(actor) },
        scope: { evidenceTypes: null },
        guard: 'sequence',
        also: async (db, person) => ({
          ...person,
          earlier: await draftOfCall(db, { subjectRef: person.subject.subjectRef, ...call }),
        }),
        plan: async (person) => {
          const hash = bodyHash({ ...described, replaces, digest: staged.digest });
          if (person.earlier !== undefined) return { result: repeated(person.earlier, hash) };
          const command = new Draft(person, this.newId, actedBy(actor, 'citizen'));
          assertNotRejected(command, described, staged.digest);
          replacedBy(command, replaces);
          command.keepContent(staged.contentId);
          const made = await this.toDraft(person, described, staged);
          return kept(command, { ...made, ...call, replaces: replaces ?? null, bodyHash: hash });
        },
      }),
    );
    return draft;
  }

  private async toDraft({ subject, now }: Person, described: Described, staged: StagedContent) {
    const { evidenceType, qualifier, channel, issuedAt, validUntil, provenance } = described;
    const { contentId, mediaType, size, parts, digest } = staged;
    return {
      subjectRef: subject.subjectRef,
      id: this.newId(),
      evidenceType,
      qualifier,
      channel,
      issuedAt,
      validUntil,
      contentId,
      wrappedKey: await this.keys.wrap(subject, provenance, staged),
      mediaType,
      size,
      parts,
      digest,
      createdAt: now,
      expiresAt: new Date(Date.parse(now) + DRAFT_HOURS * HOUR_MS).toISOString(),
    };
  }
}

/** @throws IdempotencyKeyReused when the key was used for a draft of something else */
function repeated(earlier: DocumentDraft, hash: string): Kept {
  if (earlier.bodyHash !== hash) throw new IdempotencyKeyReused();
  return { draft: earlier, isNew: false };
}

const kept = (command: Draft, draft: DocumentDraft): Plan<Kept> => ({
  changes: command.changes({ raisesVersion: false }),
  beside: async (tx) => {
    if (!(await insertDraft(tx, draft))) throw new TooManyDrafts();
  },
  result: { draft, isNew: true },
});
