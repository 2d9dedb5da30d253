import { Inject, Injectable } from '@nestjs/common';
import { ReceiptsClient } from '@askonce/client';
import { EVENTS } from '@askonce/contracts';
import { AskedReceipts } from './asked-receipts';
import { HeldData, type RecordedEntry } from './held-data';
import { textFile } from './text-file';
import type { ArchiveFile } from './zip-stream';

/** Where the audit service answers. */
export const AUDIT_URL = Symbol('AUDIT_URL');

/** Of what a person keeps a receipt. */
const KEPT: readonly string[] = [
  EVENTS.evidenceReleased,
  EVENTS.evidenceDenied,
  EVENTS.consentChanged,
  EVENTS.questionAsked,
  EVENTS.questionAnswered,
  EVENTS.askedAgainReported,
].map(({ type }) => type);
/** As many are asked for at the same time. */
const AT_ONCE = 8;
const LIMITS = { attempts: 2, timeoutMs: 5_000, totalTimeoutMs: 15_000 };

type Decision = Pick<RecordedEntry, 'what' | 'auditEntryId'>;

/** How many receipts a person has, and how many of them are not in the archive. */
export interface ReceiptsFound {
  readonly all: number;
  readonly missing: number;
}

/** The receipts in a person's archive: the audit service gives them to the person, whose own token is shown to it. */
@Injectable()
export class HeldReceipts {
  constructor(
    @Inject(HeldData) private readonly held: HeldData,
    @Inject(AUDIT_URL) private readonly auditUrl: string,
  ) {}

  /** A file for each receipt, then a list of all, which says of each that is missing why. */
  async *filesOf(subjectRef: string, token: string, modifiedAt: Date): AsyncGenerator<ArchiveFile, ReceiptsFound> {
    const tokens = { token: () => Promise.resolve(token) };
    const asked = new AskedReceipts(new ReceiptsClient({ baseUrl: this.auditUrl, tokens, ...LIMITS }));
    const list: object[] = [];
    let missing = 0;
    for await (const decisions of this.decisions(subjectRef)) {
      for (const { what, auditEntryId, ...one } of await asked.of(decisions)) {
        const file = `receipts/${auditEntryId}.json`;
        list.push({ auditEntryId, what, ...('receipt' in one ? { file } : one) });
        if ('receipt' in one) yield textFile(file, `${JSON.stringify(one.receipt, undefined, 2)}\n`, modifiedAt);
        else missing += 1;
      }
    }
    yield textFile('receipts.json', `${JSON.stringify(list)}\n`, modifiedAt);
    return { all: list.length, missing };
  }

  /** Some at a time. */
  private async *decisions(subjectRef: string): AsyncGenerator<Decision[]> {
    let some: Decision[] = [];
    for await (const { what, auditEntryId } of this.held.record(subjectRef)) {
      if (!KEPT.includes(what)) continue;
      some.push({ what, auditEntryId });
      if (some.length < AT_ONCE) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  }
}
