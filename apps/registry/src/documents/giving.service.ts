import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { UploadedDocument } from '../content/document-upload';
import type { HeldDocument } from '../subjects/person';
import type { Admission, Taken } from './admission';
import { checkedDates } from './check-dates';
import { unknownType } from './documents.problems';
import type { DocumentDraft } from './drafts/document-draft';
import { DraftsService } from './drafts/drafts.service';
import { GiveDocumentMetadataRequest } from './dto/document-metadata.request';
import { assertNotRejected, givenBy, grantAll, replacedBy } from './given';
import { Intake } from './intake';
import { OwnDocumentsService } from './own-documents.service';
import { readMetadata } from './read-metadata';

interface Giving {
  readonly upload: UploadedDocument;
  readonly idempotencyKey: string;
}

type CallOf = Required<Pick<Admission, 'key'>> & Pick<Admission, 'replaces'>;

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
    const metadata = readMetadata(GiveDocumentMetadataRequest, upload.metadata);
    await this.assertKnown(metadata);
    return this.take(actor, metadata, { upload, key: { operation: 'documents.give', idempotencyKey } });
  }

  /** @throws NotFound before the bytes are read when the document to be replaced is not about this person */
  async replace(actor: Actor, { upload, idempotencyKey }: Giving, id: string): Promise<Taken | DocumentDraft> {
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

  private async take(
    actor: Actor,
    metadata: GiveDocumentMetadataRequest,
    { upload, key, replaces }: { upload: UploadedDocument } & CallOf,
  ): Promise<Taken | DocumentDraft> {
    const { grants = [], terms } = metadata;
    const described = describedBy(metadata);
    if (metadata.draft === true) {
      assertNoGrants(metadata);
      const { idempotencyKey } = key;
      return this.drafts.keep(actor, { described, files: upload.files, idempotencyKey, replaces });
    }
    return this.intake.take({
      who: { identifier: citizenOf(actor) },
      actor: actedBy(actor, 'citizen'),
      described,
      files: upload.files,
      key,
      alsoSaid: { grants, terms },
      ...(replaces === undefined ? {} : { replaces }),
      before: (draft, digest) => {
        assertNotRejected(draft, described, digest);
        return replacedBy(draft, replaces);
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
function assertNoGrants({ grants = [] }: GiveDocumentMetadataRequest): void {
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
