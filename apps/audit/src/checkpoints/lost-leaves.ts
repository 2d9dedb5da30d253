import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared, type Transaction } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { appendToRange, equalHashes, leafHash, rangeRoot } from '@askonce/tlog';
import { leafIdIn } from '../leaves/leaf';
import { lockLog } from '../log/lock-log';
import { treeOf } from '../tree/tree-head';
import { TreeRepository } from '../tree/tree.repository';
import { TreeWriter } from '../tree/tree-writer';
import { LogInDoubt } from './checkpoints.problems';
import type { LogIdentity } from './log-identity';
import type { SignedCheckpoint } from './log-folder';

const RAISE_HEAD = prepared('lost-leaves-raise-head', 'UPDATE log_head SET size = greatest(log_head.size, $1)');

const CHUNK = 1_000;

/** Takes back what a restored database lacks of what was signed already. */
@Injectable()
export class LostLeaves {
  constructor(
    private readonly database: Database,
    private readonly repository: TreeRepository,
    private readonly tree: TreeWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The same in a transaction of its own. @throws LogInDoubt */
  takeBackNow(identity: LogIdentity): Promise<void> {
    return this.database.transaction((tx) => this.takeBack(tx, identity));
  }

  /**
   * Brings the tree to the last checkpoint outside, if it is behind. Call it before anything is appended.
   * @throws LogInDoubt when the tree is not the beginning of what was signed
   */
  async takeBack(tx: Transaction, { log, folder }: LogIdentity): Promise<void> {
    const kept = await read(() => folder.checkpoint());
    if (kept === undefined) return;
    if (log === 'facts') await lockLog(tx);
    const { range } = treeOf(await this.repository.lockHead(tx, log));
    if (range.size >= kept.size) return;
    const entries = await read(() => folder.entries({ from: range.size, until: kept.size }));
    const root = rangeRoot(appendToRange(range, entries.map(leafHash)));
    if (!equalHashes(root, kept.root)) throw divergence(range.size, kept);
    for (let at = 0; at < entries.length; at += CHUNK) {
      const contents = entries.slice(at, at + CHUNK);
      const leaves = contents.map((content) => ({ leafId: log === 'facts' ? leafIdIn(content) : null, content }));
      await this.tree.append(tx, log, leaves);
    }
    if (log === 'facts') await tx.query(RAISE_HEAD, [kept.size]);
    this.logger.warn(
      { log, from: range.size, until: kept.size },
      'The log has taken back leaves that its database lacked',
    );
  }
}

function divergence(size: number, kept: SignedCheckpoint): Error {
  const detail = `The database has ${size} leaves, ${kept.size} were signed, and with those kept outside its tree has another root than was signed: the database has leaves that are not those signed, or the bundles outside were altered.`;
  return new LogInDoubt({ detail });
}

/** Whatever keeps the folder from being read keeps it from being known what was signed. */
export async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const detail = `What is kept of the log outside its database cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new LogInDoubt({ detail, cause });
  }
}
