import { NoUsableAnswer, Problem, type Receipt, type ReceiptsClient } from '@askonce/client';

/** A receipt, or why there is none. */
export type Asked = { readonly receipt: Receipt } | { readonly missing: string };

/** Something of which the log has an entry. */
export interface AuditedEntry {
  readonly auditEntryId: string;
}

/** How long to wait, once, for what has just happened; then it has to be fetched another time. */
const PATIENCE_MS = 5_000;
/** For how long an export waits for the audit service in all; the time that the reader takes does not count. */
const BUDGET_MS = 60_000;
const UNREACHABLE = { missing: 'audit-unreachable' } as const;
const TOO_SLOW = { missing: 'audit-too-slow' } as const;

/** Receipts of one export. A service that was silent is not asked again, one that lagged not waited for again. */
export class AskedReceipts {
  private isUnreachable = false;
  private patienceMs = PATIENCE_MS;
  private leftMs = BUDGET_MS;

  constructor(private readonly audit: Pick<ReceiptsClient, 'receipt'>) {}

  /** Those of some entries, all asked for at the same time. */
  async of<T extends AuditedEntry>(entries: readonly T[]): Promise<(T & Asked)[]> {
    const late = new AbortController();
    const began = performance.now();
    const timer = setTimeout(() => {
      late.abort();
    }, this.leftMs);
    try {
      return await Promise.all(
        entries.map(async (entry) => ({ ...entry, ...(await this.one(entry.auditEntryId, late.signal)) })),
      );
    } finally {
      clearTimeout(timer);
      this.leftMs -= performance.now() - began;
    }
  }

  private async one(entryId: string, signal: AbortSignal): Promise<Asked> {
    if (this.isUnreachable) return UNREACHABLE;
    if (this.leftMs <= 0) return TOO_SLOW;
    try {
      return { receipt: await this.audit.receipt(entryId, { timeoutMs: this.patienceMs, signal }) };
    } catch (error) {
      if (signal.aborted) return TOO_SLOW;
      if (error instanceof NoUsableAnswer) {
        this.isUnreachable = true;
        return UNREACHABLE;
      }
      if (!(error instanceof Problem)) throw error;
      this.patienceMs = 0;
      return { missing: error.slug ?? String(error.status) };
    }
  }
}
