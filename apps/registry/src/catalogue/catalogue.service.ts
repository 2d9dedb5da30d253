import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import type { PageQuery } from '../calls/page';
import { requireRole } from '../calls/require-role';
import type { Catalogue } from './catalogue';
import type { CatalogueContent, CatalogueKind } from './catalogue-content';
import { CatalogueHolder } from './catalogue-holder';
import { pageOf, type VersionedPage } from './catalogue-page';

/** Reads the catalogue in force. */
@Injectable()
export class CatalogueService {
  constructor(private readonly holder: CatalogueHolder) {}

  /** A page of what anybody may see of one kind of item, ordered by id. */
  async list<K extends CatalogueKind, R>(
    kind: K,
    query: PageQuery,
    toResponse: (item: CatalogueContent[K][number]) => R,
  ): Promise<VersionedPage<R>> {
    const { version, content } = await this.holder.latest();
    const { items, nextCursor } = pageOf<CatalogueContent[K][number]>(content[kind], query);
    return { version, page: { items: items.map(toResponse), ...(nextCursor !== undefined && { nextCursor }) } };
  }

  /** The catalogue with what is not public, for our own services. */
  async forServices(actor: Actor): Promise<Catalogue> {
    requireRole(actor, 'service');
    return this.holder.latest();
  }
}
