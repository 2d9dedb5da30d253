import { Inject, Injectable } from '@nestjs/common';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { Page } from '../calls/page';
import type { DocumentWithUse } from './documents.repository';
import {
  type GivenDocumentResponse,
  type OwnDocumentResponse,
  toGivenDocumentResponse,
  toOwnDocumentResponse,
} from './dto/document.response';
import { toWholeDocument, type WholeDocumentResponse } from './dto/document-versions.response';
import type { Taken } from './admission';
import type { DocumentDraft } from './drafts/document-draft';
import { type DraftResponse, toDraftResponse } from './drafts/dto/draft.response';
import { type DraftInFullResponse, toDraftInFull } from './drafts/dto/draft-in-full.response';
import type { DraftOfPerson } from './drafts/own-drafts.service';
import { whomItServes } from './drafts/whom-it-serves';
import type { WholeDocument } from './own-documents.service';

/** Documents as their person sees them, with the names that the catalogue in force has for them. */
@Injectable()
export class OwnDocumentViews {
  constructor(@Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder) {}

  async own(document: DocumentWithUse): Promise<OwnDocumentResponse> {
    return toOwnDocumentResponse(document, await this.catalogues.latest());
  }

  async page({ items, ...rest }: Page<DocumentWithUse>): Promise<Page<OwnDocumentResponse>> {
    const catalogue = await this.catalogues.latest();
    return { items: items.map((document) => toOwnDocumentResponse(document, catalogue)), ...rest };
  }

  async whole(document: WholeDocument): Promise<WholeDocumentResponse> {
    return toWholeDocument(document, await this.catalogues.latest());
  }

  async given(taken: Taken): Promise<GivenDocumentResponse> {
    return toGivenDocumentResponse(taken, await this.catalogues.latest());
  }

  /** What was given, or sent to look at first. */
  async sent(sent: Taken | DocumentDraft): Promise<GivenDocumentResponse | DraftResponse> {
    return 'document' in sent ? this.given(sent) : this.draft(sent);
  }

  async draft(draft: DocumentDraft): Promise<DraftResponse> {
    return toDraftResponse(draft, 'draft', await this.catalogues.latest());
  }

  async draftInFull({ draft, person }: DraftOfPerson): Promise<DraftInFullResponse> {
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    return toDraftInFull(draft, whomItServes(draft, person, catalogue), catalogue);
  }

  async removed(removed: DocumentWithUse | DocumentDraft): Promise<OwnDocumentResponse | DraftResponse> {
    return 'releases' in removed
      ? this.own(removed)
      : toDraftResponse(removed, 'removed', await this.catalogues.latest());
  }
}
