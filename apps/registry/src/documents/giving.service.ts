import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { InvalidRequest, NotFound } from '@askonce/problems';
import { actedBy, citizenOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { applyTransition } from '../consents/apply-transition';
import type { UploadedDocument } from '../content/document-upload';
import { RejectedBefore } from '../rejections/rejections.problems';
import type { Draft, HoldingKey } from '../subjects/draft';
import type { HeldDocument, Rejection } from '../subjects/person';
import { checkedDates } from './check-dates';
import { DocumentEnded, NotGivenByYou, unknownType } from './documents.problems';
import { GiveDocumentMetadataRequest } from './dto/document-metadata.request';
import { Intake, type Taken } from './intake';
import { OwnDocumentsService } from './own-documents.service';
import { readMetadata } from './read-metadata';

interface Giving {
  readonly upload: UploadedDocument;
  readonly idempotencyKey: string;
  /** The document that this one is to replace. */
  readonly replaces?: string;
}

/** How a citizen gives a document, once. */
@Injectable()
export class GivingService {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(OwnDocumentsService) private readonly documents: OwnDocumentsService,
  ) {}

  /**
   * Takes a document in, with the consents that go with it; it answers the open ask that it satisfies.
   * @throws NotFound before the bytes are read when the document to be replaced is not about this person
   */
  async give(actor: Actor, { upload, idempotencyKey, replaces }: Giving): Promise<Taken> {
    const metadata = readMetadata(GiveDocumentMetadataRequest, upload.metadata);
    const catalogue = await this.catalogues.latest();
    if (!catalogue.evidenceType(metadata.evidenceType)) throw unknownType();
    const old = replaces === undefined ? undefined : await this.documents.get(actor, replaces);
    if (old) assertSameKind(old, metadata);
    const operation = replaces === undefined ? 'documents.give' : `documents.replace.${replaces}`;
    const { evidenceType, qualifier = '', channel, grants = [] } = metadata;
    return this.intake.take({
      who: { identifier: citizenOf(actor) },
      actor: actedBy(actor, 'citizen'),
      described: {
        evidenceType,
        qualifier,
        channel,
        provenance: 'citizen_provided',
        issuer: null,
        depositedBy: null,
        arrival: 'deposited',
        ...checkedDates(metadata),
      },
      content: upload.content,
      key: { operation, idempotencyKey },
      alsoSaid: { grants },
      ...(replaces === undefined ? {} : { replaces }),
      before: (draft, digest) => {
        assertNotRejected(draft, { evidenceType, qualifier }, digest);
        return old && replaced(draft, old.id);
      },
      after: (draft, _added, current) => {
        for (const id of grants) {
          const consent = draft.person.consents.find((candidate) => candidate.id === id);
          if (consent === undefined) throw new NotFound({ detail: 'A consent named in grants is not there.' });
          applyTransition(draft, consent, 'grant', current);
        }
      },
    });
  }
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

/** @throws RejectedBefore when this very file is what those who wait cannot use */
function assertNotRejected(draft: Draft, { evidenceType, qualifier }: HoldingKey, digest: string): void {
  if (draft.openPursuit({ evidenceType, qualifier })?.kind !== 'asking') return;
  const isThis = (rejection: Rejection) =>
    rejection.digest === digest && rejection.evidenceType === evidenceType && rejection.qualifier === qualifier;
  if (draft.allRejections().some(isThis)) throw new RejectedBefore();
}

function replaced(draft: Draft, id: string): HeldDocument {
  const document = draft.person.documents.find((candidate) => candidate.id === id);
  if (document === undefined) throw new DocumentEnded();
  if (document.provenance !== 'citizen_provided') throw new NotGivenByYou();
  return document;
}
