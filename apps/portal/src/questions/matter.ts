import { Injectable } from '@nestjs/common';
import type { Access, AgencyOfCatalogue } from '@askonce/client';
import { CatalogueClient } from '@askonce/client';
import { NotFound } from '@askonce/problems';
import type { TextByLanguage } from '../pages/formats';
import type { Citizen } from '../session/citizen';
import { whatOf } from '../who-looked/look';
import type { About } from './about';

/** What a question is about, in words. */
export interface Matter {
  /** Who is to answer. */
  readonly agencyName?: TextByLanguage;
  readonly document?: TextByLanguage;
  readonly procedure?: TextByLanguage;
  readonly access?: { readonly what: string; readonly at: string };
}

@Injectable()
export class Matters {
  constructor(private readonly catalogue: CatalogueClient) {}

  agencies(): Promise<readonly AgencyOfCatalogue[]> {
    return this.catalogue.agencies();
  }

  /** @throws NotFound where this person has no such thing */
  async get({ audit, registry }: Citizen, about: About): Promise<Matter> {
    const { auditEntryId, evidenceRequestId, documentId, agency } = about;
    if (auditEntryId !== undefined) {
      const { items } = await audit.page({ filters: { entryId: auditEntryId }, limit: 1 });
      return matterOf(items[0] ?? nothing());
    }
    if (evidenceRequestId !== undefined) {
      const { agencyName, procedureName } = await registry.evidenceRequest(evidenceRequestId);
      return { agencyName, procedure: procedureName };
    }
    if (documentId !== undefined) {
      const { evidenceTypeName, issuerName } = await registry.document(documentId);
      return { document: evidenceTypeName, ...(issuerName !== undefined && { agencyName: issuerName }) };
    }
    const { name } = (await this.agencies()).find(({ id }) => id === agency) ?? nothing();
    return { agencyName: name };
  }
}

function matterOf({ agencyName, action, occurredAt }: Access): Matter {
  return { ...(agencyName !== undefined && { agencyName }), access: { what: whatOf(action), at: occurredAt } };
}

function nothing(): never {
  throw new NotFound();
}
