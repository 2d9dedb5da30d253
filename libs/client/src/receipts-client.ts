import { ApiCaller, type ApiOptions, type CallOptions } from './api-caller';
import type { Receipt } from './contract';
import { waitForReceipt } from './wait-for-receipt';

export interface ReceiptOptions extends CallOptions {
  /** Milliseconds for which to wait until the entry is logged and signed, which takes a second or two; 30,000 unless told. */
  readonly timeoutMs?: number;
}

/** The audit service as it gives receipts, to an agency or to a citizen, each with tokens of their own. */
export class ReceiptsClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /**
   * What to keep of an entry, `verifyReceipt` verifies it.
   * @param entryId the `auditEntryId` of an answer or a problem, the `id` of an event of the feed, or of an access
   * @throws Problem `receipt-gone` once nobody can make it any more; `entry-not-found` or `proof-not-ready` when the time
   * is up; and what the methods of AgencyClient throw
   */
  receipt(entryId: string, { timeoutMs = 30_000, signal }: ReceiptOptions = {}): Promise<Receipt> {
    const path = `/v1/entries/${encodeURIComponent(entryId)}/receipt`;
    return waitForReceipt(() => this.api.json({ method: 'GET', path, signal }), { timeoutMs, signal }, this.api.timing);
  }
}
