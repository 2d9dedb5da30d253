import { Inject, Injectable } from '@nestjs/common';
import { isProblem } from '@askonce/client';
import { NotFound } from '@askonce/problems';
import { toldFields } from '../consents/told-fields';
import { type Download, download } from '../pages/download';
import { type Page, page } from '../pages/page';
import type { Citizen } from '../session/citizen';
import { consentReceipt, RECEIPT_ISSUER, type ReceiptIssuer } from './consent-receipt';

/** What a person keeps of their decisions. */
@Injectable()
export class ReceiptsService {
  constructor(@Inject(RECEIPT_ISSUER) private readonly issuer: ReceiptIssuer) {}

  async show({ registry, name }: Citizen, id: string) {
    const consent = await registry.consent(id);
    const told = toldFields({ ...consent, values: {} });
    return { consent, told, name, latest: consent.history.at(-1), portal: this.issuer.publicUrl };
  }

  async record({ registry, personId }: Citizen, id: string): Promise<Download> {
    const consent = await registry.consent(id);
    const receipt = consentReceipt(consent, { ...this.issuer, personId, now: new Date().toISOString() });
    const content = `${JSON.stringify(receipt, undefined, 2)}\n`;
    return download({ name: `consent-receipt-${id}.json`, type: 'application/ld+json', content });
  }

  /** What shows by itself that the log holds an entry. It is there a second or two after the entry was made, or says that it is not yet. */
  async proof({ registry, receipts }: Citizen, id: string, entryId: string): Promise<Download | Page> {
    const { history } = await registry.consent(id);
    if (!history.some(({ auditEntryId }) => auditEntryId === entryId)) throw new NotFound();
    try {
      const receipt = await receipts.receipt(entryId, { timeoutMs: 0 });
      const content = `${JSON.stringify(receipt, undefined, 2)}\n`;
      return download({ name: `proof-${entryId}.json`, type: 'application/json', content });
    } catch (error) {
      if (!isProblem(error, 'entry-not-found', 'proof-not-ready')) throw error;
      return page('receipts/not-yet', { id, entryId });
    }
  }
}
