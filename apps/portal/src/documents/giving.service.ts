import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import { CatalogueClient, type DocumentDraft, type EvidenceTypeOfCatalogue } from '@askonce/client';
import { FormRefused, type SentForm } from '../pages/form';
import type { Download } from '../pages/download';
import { type Next, next } from '../pages/page';
import { preview } from '../pages/preview';
import type { Citizen } from '../session/citizen';
import { refusedFiles } from '../uploads/refused-files';
import { uploadedImages } from '../uploads/uploaded-images';

export interface SentFiles {
  readonly form: SentForm;
  readonly uploads: AsyncGenerator<MultipartFile>;
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

  async draft({ registry }: Citizen, id: string): Promise<{ draft: DocumentDraft; isPicture: boolean }> {
    const draft = await registry.draft(id);
    return { draft, isPicture: draft.mediaType.startsWith('image/') };
  }

  /** No record is made of it: it is not held yet. */
  async draftContent({ registry }: Citizen, id: string): Promise<Download> {
    const draft = await registry.draft(id);
    return preview(draft.evidenceType, await registry.content(id));
  }

  /** Gives it, or discards it. */
  async decide({ registry }: Citizen, id: string, form: SentForm): Promise<Next> {
    const { idempotencyKey } = form;
    if (form.oneOf('answer', ['give', 'discard']) !== 'give') {
      await registry.remove(id);
      return next('/documents/give', 'asks.discarded');
    }
    const { answered } = await registry.confirm(id, [], { idempotencyKey });
    return next(`/documents/${id}`, answered ? 'documents.given_and_answered' : 'documents.given');
  }

  async replace({ registry }: Citizen, id: string, { form, uploads }: SentFiles): Promise<Next> {
    const { idempotencyKey } = form;
    const { evidenceType, qualifier } = await registry.document(id);
    const what = { evidenceType, qualifier, channel: 'portal' } as const;
    const images = await uploadedImages(uploads);
    const better = await saidAtTheFiles(registry.replace(id, what, images, { idempotencyKey }));
    return next(`/documents/${better.id}`, 'documents.replaced');
  }
}

async function saidAtTheFiles<T>(sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (thrown) {
    throw refusedFiles(thrown);
  }
}
