import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import { NotFound } from '@askonce/problems';
import { CatalogueClient, type DraftInFull, type EvidenceTypeOfCatalogue } from '@askonce/client';
import { giveAsAgreed } from '../consents/give-as-agreed';
import { FormRefused, type SentForm } from '../pages/form';
import type { Download } from '../pages/download';
import { type Next, next } from '../pages/page';
import { isPicture, preview } from '../pages/preview';
import type { Citizen } from '../session/citizen';
import { saidAtTheFiles } from '../uploads/refused-files';
import { uploadedImages } from '../uploads/uploaded-images';

export interface SentFiles {
  readonly form: SentForm;
  readonly uploads: AsyncGenerator<MultipartFile>;
}

/** What was sent to be looked at, and, where it is to take the place of a document, the id of that one. */
export interface SentDraft {
  readonly draftId: string;
  readonly id?: string;
}

/** How people give documents before anybody asks, and better copies of what they gave. */
@Injectable()
export class GivingService {
  constructor(private readonly catalogue: CatalogueClient) {}

  async form(): Promise<{ evidenceTypes: readonly EvidenceTypeOfCatalogue[] }> {
    return { evidenceTypes: await this.catalogue.evidenceTypes() };
  }

  /** Sends it to be looked at first. */
  async send({ registry }: Citizen, { form, uploads }: SentFiles): Promise<Next> {
    const evidenceType = form.text('kind');
    if (evidenceType === '') throw new FormRefused({ kind: 'asks.give.choose_kind' });
    const { idempotencyKey } = form;
    const what = { evidenceType, channel: 'portal' } as const;
    const images = await uploadedImages(uploads);
    const draft = await saidAtTheFiles(registry.giveDraft(what, images, { idempotencyKey }));
    return next(`/documents/give/${draft.id}`);
  }

  async draft(citizen: Citizen, sent: SentDraft): Promise<{ draft: DraftInFull; isPicture: boolean }> {
    const draft = await draftOf(citizen, sent);
    return { draft, isPicture: isPicture(draft) };
  }

  /** No record is made of it: it is not held yet. */
  async draftContent(citizen: Citizen, sent: SentDraft): Promise<Download> {
    const { id, evidenceType } = await draftOf(citizen, sent);
    return preview(evidenceType, await citizen.registry.content(id));
  }

  /** Gives it, with the consents that were ticked, or discards it. */
  async decide({ registry }: Citizen, { draftId, id }: SentDraft, form: SentForm): Promise<Next> {
    // It is the person's own; the draft itself is gone where this was done before.
    if (id !== undefined) await registry.document(id);
    if (form.oneOf('answer', ['give', 'discard']) !== 'give') {
      await registry.remove(draftId);
      return next(id === undefined ? '/documents/give' : `/documents/${id}/replacement`, 'asks.discarded');
    }
    const { answered } = await giveAsAgreed(registry, draftId, form);
    const done = answered ? 'documents.given_and_answered' : 'documents.given';
    return next(`/documents/${draftId}`, id === undefined ? done : 'documents.replaced');
  }

  /** Sends it to be looked at first. */
  async replace({ registry }: Citizen, id: string, { form, uploads }: SentFiles): Promise<Next> {
    const { idempotencyKey } = form;
    const { evidenceType, qualifier } = await registry.document(id);
    const what = { evidenceType, qualifier, channel: 'portal' } as const;
    const images = await uploadedImages(uploads);
    const better = await saidAtTheFiles(registry.replaceDraft(id, what, images, { idempotencyKey }));
    return next(`/documents/${id}/replacement/${better.id}`);
  }
}

/** @throws NotFound where it is no draft of a copy of this document */
async function draftOf({ registry }: Citizen, { draftId, id }: SentDraft): Promise<DraftInFull> {
  const draft = await registry.draft(draftId);
  if (draft.replaces !== id) throw new NotFound();
  return draft;
}
