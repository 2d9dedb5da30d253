import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { UploadedDocument } from '../content/document-upload';
import type { Draft } from '../subjects/draft';
import type { HeldDocument } from '../subjects/person';
import type { Admission, Taken } from './admission';
import { checkedDates } from './check-dates';
import { DocumentEnded, NotGivenByYou, unknownType } from './documents.problems';
import type { DocumentDraft } from './drafts/document-draft';
import { DraftsService } from './drafts/drafts.service';
import { GiveDocumentMetadataRequest, NewDocumentMetadataRequest } from './dto/document-metadata.request';
import { assertNotRejected, givenBy, grantAll } from './given';
import { Intake } from './intake';
import { OwnDocumentsService } from './own-documents.service';
import { readMetadata } from './read-metadata';

interface Giving {
  readonly upload: UploadedDocument;
  readonly idempotencyKey: string;
}

/** How a citizen gives a document, once. */
@Injectable()
export class GivingService {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(OwnDocumentsService) private readonly documents: OwnDocumentsService,
  ) {}

  /** Takes a document in, with the consents that go with it; it answers the open ask that it satisfies. A draft answers nothing. */
  async give(actor: Actor, { upload, idempotencyKey }: Giving): Promise<Taken | DocumentDraft> {
    const metadata = readMetadata(NewDocumentMetadataRequest, upload.metadata);
    await this.assertKnown(metadata);
    if (metadata.draft !== true) {
      return this.take(actor, metadata, { upload, key: { operation: 'documents.give', idempotencyKey } });
    }
    assertNoGrants(metadata);
    return this.drafts.keep(actor, { described: describedBy(metadata), files: upload.files, idempotencyKey });
  }

  /** @throws NotFound before the bytes are read when the document to be replaced is not about this person */
  async replace(actor: Actor, { upload, idempotencyKey }: Giving, id: string): Promise<Taken> {
    const metadata = readMetadata(GiveDocumentMetadataRequest, upload.metadata);
    await this.assertKnown(metadata);
    const old = await this.documents.get(actor, id);
    assertSameKind(old, metadata);
    return this.take(actor, metadata, {
      upload,
      key: { operation: `documents.replace.${id}`, idempotencyKey },
      replaces: id,
    });
  }

  private take(
    actor: Actor,
    metadata: GiveDocumentMetadataRequest,
    { upload, key, replaces }: { upload: UploadedDocument } & Pick<Admission, 'key' | 'replaces'>,
  ): Promise<Taken> {
    const { grants = [], terms } = metadata;
    const described = describedBy(metadata);
    return this.intake.take({
      who: { identifier: citizenOf(actor) },
      actor: actedBy(actor, 'citizen'),
      described,
      files: upload.files,
      ...(key && { key }),
      alsoSaid: { grants, terms },
      ...(replaces === undefined ? {} : { replaces }),
      before: (draft, digest) => {
        assertNotRejected(draft, described, digest);
        return replaces === undefined ? undefined : replaced(draft, replaces);
      },
      after: (draft, _added, catalogue) => {
        grantAll(draft, { grants, terms }, catalogue);
      },
    });
  }

  private async assertKnown({ evidenceType }: GiveDocumentMetadataRequest): Promise<void> {
    const catalogue = await this.catalogues.latest();
    if (!catalogue.evidenceType(evidenceType)) throw unknownType();
  }
}

const describedBy = (metadata: GiveDocumentMetadataRequest) =>
  givenBy({
    evidenceType: metadata.evidenceType,
    qualifier: metadata.qualifier ?? '',
    channel: metadata.channel,
    ...checkedDates(metadata),
  });

/** @throws InvalidRequest when a draft names consents: they are given with its confirmation */
function assertNoGrants({ grants = [] }: NewDocumentMetadataRequest): void {
  const detail = 'are named when the draft is confirmed';
  if (grants.length > 0) throw new InvalidRequest({ errors: [{ pointer: '/metadata/grants', detail }] });
}

/** @throws InvalidRequest when a document is said to be another one than that which it is to replace */
function assertSameKind(old: HeldDocument, { evidenceType, qualifier = '' }: GiveDocumentMetadataRequest): void {
  const wrong = [
    ...(evidenceType === old.evidenceType ? [] : ['/metadata/evidenceType']),
    ...(qualifier === old.qualifier ? [] : ['/metadata/qualifier']),
  ];
  const detail = 'is not that of the document to be replaced';
  if (wrong.length > 0) throw new InvalidRequest({ errors: wrong.map((pointer) => ({ pointer, detail })) });
}

function replaced(draft: Draft, id: string): HeldDocument {
  const document = draft.person.documents.find((candidate) => candidate.id === id);
  if (document === undefined) throw new DocumentEnded();
  if (document.provenance !== 'citizen_provided') throw new NotGivenByYou();
  return document;
}
