import { Injectable } from '@nestjs/common';
import type { OwnDocument, WholeDocument } from '@askonce/client';
import type { Download } from '../pages/download';
import { type Next, next } from '../pages/page';
import { preview } from '../pages/preview';
import type { Citizen } from '../session/citizen';
import { type Standing, standingOf } from './standing';

/** Documents on a page. */
const LIMIT = 50;

export interface DocumentList {
  readonly inUse: readonly Standing[];
  readonly over: readonly Standing[];
  readonly older?: string;
  /** Whether this is not the first page. */
  readonly later: boolean;
}

/** What is held about a person, and what they can do about it. */
@Injectable()
export class DocumentsService {
  async list({ registry }: Citizen, cursor: string | undefined): Promise<DocumentList> {
    const { items, nextCursor } = await registry.documents({ cursor, limit: LIMIT });
    const standings = items.map((document: OwnDocument) => standingOf(document, Date.now()));
    return {
      inUse: standings.filter(({ status }) => status === 'valid'),
      over: standings.filter(({ status }) => status !== 'valid'),
      ...(nextCursor !== undefined && { older: `/documents?cursor=${encodeURIComponent(nextCursor)}` }),
      later: cursor !== undefined,
    };
  }

  async one({ registry }: Citizen, id: string): Promise<Standing & { readonly document: WholeDocument }> {
    return standingOf(await registry.document(id), Date.now());
  }

  /** The registry records that its person took it. */
  async content({ registry }: Citizen, id: string): Promise<Download> {
    return preview('document', await registry.content(id));
  }

  async remove({ registry }: Citizen, id: string): Promise<Next> {
    await registry.remove(id);
    return next('/documents', 'documents.removed');
  }
}
