import { Injectable } from '@nestjs/common';
import { prepared, type Queryable, type Transaction } from '@askonce/database';
import type { LogName } from '../tree/tree.repository';
import type { SignedCheckpoint } from './log-folder';

const TRY_LOCK = prepared(
  'checkpoints-try-lock',
  `SELECT pg_try_advisory_xact_lock(hashtextextended('askonce.checkpoint.' || $1, 0)) AS locked`,
);
const LATEST = prepared(
  'checkpoints-latest',
  `SELECT checkpoint.size::float8 AS size, checkpoint.root, checkpoint.note FROM checkpoint
   WHERE checkpoint.log = $1 ORDER BY checkpoint.size DESC LIMIT 1`,
);
const OF_SIZE = prepared(
  'checkpoints-of-size',
  `SELECT checkpoint.size::float8 AS size, checkpoint.root, checkpoint.note FROM checkpoint
   WHERE checkpoint.log = $1 AND checkpoint.size = $2`,
);
const ADD = prepared('checkpoints-add', 'INSERT INTO checkpoint (log, size, root, note) VALUES ($1, $2, $3, $4)');

/** What was signed and is served. */
@Injectable()
export class CheckpointsRepository {
  /** Whether this transaction is the one that signs, until it ends. */
  async tryLock(tx: Transaction, log: LogName): Promise<boolean> {
    return (await tx.query<{ locked: boolean }>(TRY_LOCK, [log]))[0]?.locked === true;
  }

  async latest(database: Queryable, log: LogName): Promise<SignedCheckpoint | undefined> {
    return (await database.query<SignedCheckpoint>(LATEST, [log]))[0];
  }

  async ofSize(database: Queryable, log: LogName, size: number): Promise<SignedCheckpoint | undefined> {
    return (await database.query<SignedCheckpoint>(OF_SIZE, [log, size]))[0];
  }

  async add(tx: Transaction, log: LogName, { size, root, note }: SignedCheckpoint): Promise<void> {
    await tx.query(ADD, [log, size, Buffer.from(root), note]);
  }
}
