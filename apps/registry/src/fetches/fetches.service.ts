import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { FetchOutcome } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { actedBy, REGISTRY } from '../calls/citizen';
import type { UploadedDocument } from '../content/document-upload';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { checkedAttributes } from '../documents/check-attributes';
import { checkedDates } from '../documents/check-dates';
import type { Taken } from '../documents/admission';
import { Intake } from '../documents/intake';
import { readMetadata } from '../documents/read-metadata';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person, Pursuit } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { findPerson } from '../subjects/read-person';
import { FetchedDocumentRequest } from './dto/fetched-document.request';
import { FetchEnded } from './fetches.problems';
import { subjectOfFetch } from './fetches.repository';

/** What adapters bring back from sources. */
@Injectable()
export class FetchesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Takes in what a source sent, as issued by it. @throws NotFound, FetchEnded when the pursuit is another by now */
  async bring(actor: Actor, fetchId: string, upload: UploadedDocument): Promise<Taken> {
    const metadata = readMetadata(FetchedDocumentRequest, upload.metadata);
    const subjectRef = await subjectOfFetch(this.database, fetchId);
    if (subjectRef === undefined) throw new NotFound();
    const { evidenceType, qualifier, source } = openFetch(
      await findPerson(this.database, { subjectRef }, { evidenceTypes: null }),
      fetchId,
    );
    const type = (await this.catalogues.latest()).evidenceType(evidenceType);
    // What has left the catalogue meanwhile nobody waits for.
    if (type === undefined) throw new FetchEnded();
    return this.intake.take({
      who: { subjectRef },
      actor: actedBy(actor, 'service'),
      described: {
        evidenceType,
        qualifier,
        provenance: 'agency_issued',
        issuer: source,
        depositedBy: null,
        arrival: 'fetched',
        channel: 'backend',
        ...checkedDates(metadata),
      },
      files: upload.files,
      attributes: checkedAttributes({ attributes: metadata.attributes, provenance: 'agency_issued' }, type),
      before: (draft) => {
        openFetch(draft.person, fetchId);
        return undefined;
      },
      after: (draft, { answered }) => {
        // Too old, expired, or no data: this source cannot supply what is needed.
        if (!answered) draft.closePursuit(openFetch(draft.person, fetchId), 'not_found');
      },
    });
  }

  /** Ends a fetch that brought nothing; those who wait are then decided again. A late answer changes nothing. */
  async end(subjectRef: string, fetchId: string, outcome: Exclude<FetchOutcome, 'found'>): Promise<void> {
    try {
      await this.commands.run({
        who: { subjectRef },
        scope: { evidenceTypes: null },
        guard: 'sequence',
        plan: (person): Plan<void> => {
          const draft = new Draft(person, this.newId, REGISTRY);
          const open = draft.openPursuits().find(({ id }) => id === fetchId);
          if (open === undefined) return { result: undefined };
          draft.closePursuit(open, outcome);
          return { changes: draft.changes({ raisesVersion: true }), result: undefined };
        },
      });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
}

function openFetch({ pursuits }: Pick<Person, 'pursuits'>, fetchId: string): Pursuit {
  const fetch = pursuits.find(({ id, kind, closedAt }) => id === fetchId && kind === 'fetching' && closedAt === null);
  if (fetch === undefined) throw new FetchEnded();
  return fetch;
}
