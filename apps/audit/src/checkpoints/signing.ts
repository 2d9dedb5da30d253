import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Transaction } from '@askonce/database';
import { failpoint } from '@askonce/observability';
import {
  equalHashes,
  formatCheckpoint,
  hashesOfTile,
  isTlogError,
  leafHash,
  newBundles,
  proveConsistency,
  rangeRoot,
  signNote,
  TILE_WIDTH,
  formatBundle,
  verifyConsistency,
  type EntryBundle,
} from '@askonce/tlog';
import { treeOf } from '../tree/tree-head';
import { TreeReader } from '../tree/tree-reader';
import { type BundleContent, type LogName, TreeRepository } from '../tree/tree.repository';
import { LogInDoubt } from './checkpoints.problems';
import { CheckpointsRepository } from './checkpoints.repository';
import type { SignedCheckpoint } from './log-folder';
import type { LogIdentity } from './log-identity';
import { LostLeaves, read } from './lost-leaves';

/** The tree that is to be signed. */
type Tree = Pick<SignedCheckpoint, 'size' | 'root'>;

/** Signs a log, as it is, if that continues what was signed before: in the database, and outside of it. */
@Injectable()
export class Signing {
  constructor(
    private readonly database: Database,
    private readonly trees: TreeRepository,
    private readonly reader: TreeReader,
    private readonly checkpoints: CheckpointsRepository,
    private readonly lost: LostLeaves,
  ) {}

  /** One instance at a time; the others leave it to that one. @throws LogInDoubt when it does not continue what was signed */
  async sign(identity: LogIdentity): Promise<void> {
    const { log, folder } = identity;
    const kept = await read(() => folder.checkpoint());
    const tree = await this.treeNow(this.database, log);
    if (kept !== undefined && kept.size > tree.size) await this.lost.takeBackNow(identity);
    const latest = await this.checkpoints.latest(this.database, log);
    if (isOf(tree, kept) && isOf(tree, latest)) return;
    await this.database.transaction(async (tx) => {
      if (await this.checkpoints.tryLock(tx, log)) await this.signLocked(tx, identity);
    });
  }

  private async signLocked(tx: Transaction, identity: LogIdentity): Promise<void> {
    const { log, folder } = identity;
    const kept = await read(() => folder.checkpoint());
    const latest = await this.checkpoints.latest(tx, log);
    const tree = await this.treeNow(tx, log);
    if (latest !== undefined && kept === undefined) throw nothingKept(latest);
    for (const signed of [kept, latest]) if (signed) await this.assertContinued(identity, { signed, tree });
    for (const bundle of newBundles(kept?.size ?? 0, tree.size)) {
      await folder.keepBundle(await this.verifiedBundle(tx, identity, { bundle, size: tree.size }));
    }
    failpoint('checkpoint.after-bundles-before-keeping');
    const signed = [kept, latest].find((known) => isOf(tree, known)) ?? { ...tree, note: noteOf(identity, tree) };
    await folder.keepCheckpoint(signed);
    failpoint('checkpoint.after-keeping-before-adding');
    if (!isOf(tree, latest)) await this.checkpoints.add(tx, log, signed);
  }

  private async treeNow(database: Queryable, log: LogName): Promise<Tree> {
    const { range } = treeOf(await this.trees.head(database, log));
    return { size: range.size, root: rangeRoot(range) };
  }

  private async assertContinued(
    { log, folder }: LogIdentity,
    { signed, tree }: { signed: SignedCheckpoint; tree: Tree },
  ): Promise<void> {
    const { size, root } = await read(() => Promise.resolve(folder.open(signed.note)));
    if (size > tree.size) throw shrunk(size, tree);
    if (size === 0) return;
    // Tiles of a tree that is committed do not change, so they may be read beside the transaction, several at once.
    const hashes = this.reader.hashes(this.database, { log, size: tree.size });
    try {
      const proof = await proveConsistency(size, tree.size, hashes);
      verifyConsistency({ oldSize: size, oldRoot: root, newSize: tree.size, newRoot: tree.root }, proof);
    } catch (error) {
      if (isTlogError(error)) throw discontinued(size, tree, error);
      throw error;
    }
  }

  /** What goes outside is what the tree says, or it would be of no use there. */
  private async verifiedBundle(
    tx: Transaction,
    { log }: LogIdentity,
    { bundle, size }: { bundle: EntryBundle; size: number },
  ): Promise<BundleContent> {
    const from = bundle.index * TILE_WIDTH;
    const entries = await this.trees.leaves(tx, log, { from, until: from + bundle.width });
    const tile = { level: 0, ...bundle };
    const hashes = hashesOfTile(tile, (await this.reader.tile(tx, { log, size }, tile)) ?? new Uint8Array());
    const altered = entries.findIndex(
      (entry, place) => !equalHashes(leafHash(entry), hashes[place] ?? new Uint8Array()),
    );
    if (altered >= 0)
      throw new LogInDoubt({ detail: `Leaf ${from + altered} of the database is not the one in the tree.` });
    return { bundle, bytes: formatBundle(entries) };
  }
}

const isOf = (tree: Tree, signed: SignedCheckpoint | undefined): boolean =>
  signed?.size === tree.size && equalHashes(signed.root, tree.root);

const noteOf = ({ origin, signer }: LogIdentity, tree: Tree): string =>
  signNote(formatCheckpoint({ origin, ...tree }), signer);

function nothingKept({ size }: Tree): Error {
  const detail = `A checkpoint of ${size} leaves was signed, and the folder outside the database has none: it is another folder, or it was emptied.`;
  return new LogInDoubt({ detail });
}

function shrunk(size: number, tree: Tree): Error {
  return new LogInDoubt({ detail: `The log has ${tree.size} leaves, and a checkpoint of ${size} was signed.` });
}

function discontinued(size: number, tree: Tree, cause: Error): Error {
  const detail = `The tree of ${tree.size} leaves does not continue the one of ${size} that was signed: ${cause.message}`;
  return new LogInDoubt({ detail, cause });
}
