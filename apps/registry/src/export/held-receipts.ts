import { Inject, Injectable } from '@nestjs/common';
import { NoUsableAnswer, Problem, type Receipt, ReceiptsClient } from '@askonce/client';
import { EVENTS } from '@askonce/contracts';
import { HeldData, type RecordedEntry } from './held-data';
import { textFile } from './text-file';
import type { ArchiveFile } from './zip-stream';

/** Where the audit service answers. */
export const AUDIT_URL = Symbol('AUDIT_URL');

/** Of what a person keeps a receipt. */
const KEPT: readonly string[] = [EVENTS.evidenceReleased.type, EVENTS.evidenceDenied.type, EVENTS.consentChanged.type];
/** How long to wait, once, for what has just happened; then it has to be fetched another time. */
const PATIENCE_MS = 5_000;
const LIMITS = { attempts: 2, timeoutMs: 5_000, totalTimeoutMs: 15_000 };
const UNREACHABLE = 'audit-unreachable';

type Fetched = { readonly receipt: Receipt } | { readonly missing: string };

/** The receipts in a person's archive: the audit service gives them to the person, whose own token is shown to it. */
@Injectable()
export class HeldReceipts {
  constructor(
    @Inject(HeldData) private readonly held: HeldData,
    @Inject(AUDIT_URL) private readonly auditUrl: string,
  ) {}

  /** A file for each receipt, then a list of all, which says of each that is missing why. */
  async *filesOf(subjectRef: string, token: string, modifiedAt: Date): AsyncGenerator<ArchiveFile> {
    const tokens = { token: () => Promise.resolve(token) };
    const audit = new ReceiptsClient({ baseUrl: this.auditUrl, tokens, ...LIMITS });
    const list: object[] = [];
    let last: Fetched | undefined;
    for await (const { what, auditEntryId } of this.decisions(subjectRef)) {
      last = await fetched(audit, auditEntryId, last);
      const file = `receipts/${auditEntryId}.json`;
      list.push({ auditEntryId, what, ...('receipt' in last ? { file } : last) });
      if ('receipt' in last) yield textFile(file, `${JSON.stringify(last.receipt, undefined, 2)}\n`, modifiedAt);
    }
    yield textFile('receipts.json', `${JSON.stringify(list)}\n`, modifiedAt);
  }

  private async *decisions(subjectRef: string): AsyncGenerator<RecordedEntry> {
    for await (const entry of this.held.record(subjectRef)) if (KEPT.includes(entry.what)) yield entry;
  }
}

/** @param last what came of the one before: a service that was silent is not asked again, one that lagged not waited for again */
async function fetched(audit: ReceiptsClient, entryId: string, last: Fetched | undefined): Promise<Fetched> {
  const missed = last !== undefined && 'missing' in last ? last.missing : undefined;
  if (missed === UNREACHABLE) return { missing: UNREACHABLE };
  try {
    return { receipt: await audit.receipt(entryId, { timeoutMs: missed === undefined ? PATIENCE_MS : 0 }) };
  } catch (error) {
    if (error instanceof NoUsableAnswer) return { missing: UNREACHABLE };
    if (error instanceof Problem) return { missing: error.slug ?? String(error.status) };
    throw error;
  }
}
