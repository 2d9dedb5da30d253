import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { actedBy, agencyOf } from '../calls/citizen';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { UploadedDocument } from '../content/document-upload';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { HeldDocument } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { checkedAttributes } from './check-attributes';
import { checkedDates } from './check-dates';
import { DocumentEnded, NotAnIssuer, unknownType } from './documents.problems';
import { findDocument, isReadable, subjectOfDocument } from './documents.repository';
import { endDocument } from './end-document';
import { DepositDocumentMetadataRequest } from './dto/document-metadata.request';
import type { Taken } from './admission';
import { Intake } from './intake';
import { readMetadata } from './read-metadata';
import { withReceivers } from './receivers';
import { versionsOf, type WithVersions } from './versions';

/** What agencies deposit about a person, and revoke. */
@Injectable()
export class DepositsService {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(Database) private readonly database: Database,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** The same bytes with the same attributes from the same agency are the same deposit. @throws NotAnIssuer unless the catalogue allows it */
  async deposit(actor: Actor, upload: UploadedDocument, idempotencyKey: string): Promise<Taken> {
    const agency = agencyOf(actor);
    const metadata = readMetadata(DepositDocumentMetadataRequest, upload.metadata);
    const catalogue = await this.catalogues.latest();
    const { evidenceType, qualifier = '', channel, provenance, subject } = metadata;
    const type = catalogue.evidenceType(evidenceType);
    if (type === undefined) throw unknownType();
    if (!mayDeposit(agency, metadata, catalogue)) throw new NotAnIssuer();
    const attributes = checkedAttributes(metadata, type);
    return this.intake.take({
      who: { identifier: subject },
      actor: actedBy(actor, 'agency'),
      described: {
        evidenceType,
        qualifier,
        channel,
        provenance,
        issuer: metadata.issuer ?? (provenance === 'agency_issued' ? agency : null),
        depositedBy: agency,
        arrival: 'deposited',
        ...checkedDates(metadata),
      },
      files: upload.files,
      attributes,
      key: { operation: 'documents.deposit', idempotencyKey },
      same: (person, digest) =>
        person.documents.find(
          (held) =>
            held.digest === digest &&
            held.depositedBy === agency &&
            held.evidenceType === evidenceType &&
            held.qualifier === qualifier,
        ),
    });
  }

  /** @throws NotFound unless this agency deposited it as issued, or was the source that it was fetched from */
  async get(actor: Actor, id: string): Promise<HeldDocument> {
    const agency = agencyOf(actor);
    const subjectRef = await subjectOfDocument(this.database, id);
    const document = subjectRef === undefined ? undefined : await findDocument(this.database, subjectRef, id);
    if (document === undefined || !answersFor(agency, document)) throw new NotFound();
    return document;
  }

  /** As `get`, with those versions of the same evidence for which the agency answers; the others are not its business. */
  async getWithVersions(actor: Actor, id: string): Promise<WithVersions<HeldDocument>> {
    const document = await this.get(actor, id);
    const versions = await versionsOf(this.database, document);
    return { ...document, versions: versions.filter((version) => answersFor(agencyOf(actor), version)) };
  }

  /** Ends a document at its issuer's word: nobody can read it any more, and who received it is named in the fact. */
  async revoke(actor: Actor, id: string, reason: string): Promise<HeldDocument> {
    const document = await this.get(actor, id);
    if (document.status !== 'revoked') {
      await this.commands.run({
        who: { subjectRef: document.subjectRef },
        scope: { evidenceTypes: [document.evidenceType] },
        guard: 'sequence',
        also: withReceivers(id),
        plan: ({ document: issued, receivers, ...person }): Plan<void> => {
          const draft = new Draft(person, this.newId, actedBy(actor, 'agency'));
          if (issued === undefined || !isReadable(issued)) return { result: undefined };
          endDocument(draft, issued, { how: 'revoked', reason, receivers });
          return { changes: draft.changes({ raisesVersion: true }), result: undefined };
        },
      });
    }
    // What it did not find in use, the same call may have revoked a moment ago.
    const revoked = await this.get(actor, id);
    if (revoked.status !== 'revoked') throw new DocumentEnded();
    return revoked;
  }
}

function answersFor(agency: string, { provenance, arrival, issuer, depositedBy }: HeldDocument): boolean {
  if (provenance !== 'agency_issued') return false;
  return depositedBy === agency || (arrival === 'fetched' && issuer === agency);
}

/** Issuers deposit what they issue; an agency that may ask for a type may also hand in what a citizen brought to it. */
function mayDeposit(agency: string, metadata: DepositDocumentMetadataRequest, catalogue: Catalogue): boolean {
  if (catalogue.agency(agency)?.status !== 'active') return false;
  if (metadata.provenance === 'agency_issued') return catalogue.mayIssue(agency, metadata.evidenceType);
  return catalogue.content.purposes.some(
    (purpose) => purpose.agency === agency && purpose.evidenceTypes.includes(metadata.evidenceType),
  );
}
