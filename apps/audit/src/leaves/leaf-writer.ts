import { Injectable } from '@nestjs/common';
import type { Transaction } from '@askonce/database';
import { type AuditKey, AuditKeys } from '../seals/audit-keys';
import { openDetails } from '../seals/detail-seals';
import { TreeWriter } from '../tree/tree-writer';
import { leafOf, type LoggedFact, type MadeLeaf } from './leaf';
import { forgottenKey, type LeafKey, LeafSecret } from './leaf-secret';
import { type BareEntry, LeavesRepository } from './leaves.repository';

/** Leaves that are made at once: some megabytes. */
const CHUNK = 1_000;

/** Gives entries their leaves. */
@Injectable()
export class LeafWriter {
  constructor(
    private readonly secret: LeafSecret,
    private readonly keys: AuditKeys,
    private readonly repository: LeavesRepository,
    private readonly tree: TreeWriter,
  ) {}

  /** The id that the leaf of an entry has or will have; null where nobody can tell any more. */
  idOf(entry: Pick<BareEntry, 'entryId' | 'subjectRef'>, key: AuditKey): string | null {
    return entry.subjectRef !== null && key === null ? null : this.leafKeyOf(entry, key).leafId(entry.entryId);
  }

  /** Whether more entries have no leaf than one transaction should make up for. */
  async isFarBehind(tx: Transaction, entries: number): Promise<boolean> {
    return entries - (await this.tree.lock(tx, 'facts')) > CHUNK;
  }

  /** Makes leaves of all entries that have none, in their order, while the head of the log is locked. */
  async appendMissing(tx: Transaction): Promise<void> {
    while ((await this.appendSome(tx)) === CHUNK);
  }

  /** The same for the first of them: a log from before there were leaves is not made up for in one transaction. */
  async appendSome(tx: Transaction): Promise<number> {
    const size = await this.tree.lock(tx, 'facts');
    const bare = await this.repository.bareEntries(tx, size, CHUNK);
    if (bare.length === 0) return 0;
    assertDense(bare, size);
    const leaves = await this.keys.use(tx, bare, (entry, key) =>
      this.leafOf({ ...entry, details: detailsOf(entry, key), occurredAt: entry.occurredAt.toISOString() }, key),
    );
    await this.tree.append(tx, 'facts', leaves);
    return bare.length;
  }

  /** The leaf of an entry; the one that it has, wherever its details and its person's key are known. */
  leafOf(entry: LoggedFact, key: AuditKey): MadeLeaf {
    return leafOf(entry, this.leafKeyOf(entry, key));
  }

  private leafKeyOf({ subjectRef }: Pick<BareEntry, 'subjectRef'>, key: AuditKey): LeafKey {
    if (subjectRef === null) return this.secret.ofNobody();
    return key === null ? forgottenKey() : this.secret.ofPerson(key);
  }
}

/** Entries of before there were seals have theirs in clear. */
function detailsOf({ entryId, details, sealedDetails }: BareEntry, key: AuditKey): object | null {
  return details ?? (sealedDetails === null || key === null ? null : openDetails(key, entryId, sealedDetails));
}

/** A leaf in the place of another would be a lie that nobody could take back. */
function assertDense(bare: readonly BareEntry[], size: number): void {
  const wrong = bare.find(({ leafIndex }, place) => leafIndex !== size + place);
  if (wrong === undefined) return;
  throw new Error(`Entry ${wrong.entryId} has index ${wrong.leafIndex}, where an entry before it is missing.`);
}
