import { Pool, type PoolClient } from 'pg';
import { isUnreachable, translated } from './database-errors';
import { AnswerWatch } from './answer-watch';
import type { Statement } from './statement';

/** Anything that answers SQL: the pool, or an open transaction. */
export interface Queryable {
  /** @throws DatabaseUnavailable when the database cannot be reached; pg's own error when it refuses. */
  query<R extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<R[]>;
}

declare const open: unique symbol;

/** An open transaction; only `Database.transaction` makes one, so a function that takes it runs inside. */
export interface Transaction extends Queryable {
  readonly [open]: true;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections; more than 8 gained nothing when measured. */
  readonly max?: number;
  /** 5 s unless told. */
  readonly statementTimeoutMs?: number;
  /** How long a statement waits for a lock; without it as long as a statement may take. */
  readonly lockTimeoutMs?: number;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const GRACE_MS = 1_000;

/** A pool of connections to one PostgreSQL database, which it survives being restarted. */
export class Database implements Queryable {
  private readonly pool: Pool;
  private readonly watch: AnswerWatch;

  constructor(options: DatabaseOptions) {
    const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
    this.watch = new AnswerWatch(statementTimeoutMs + GRACE_MS);
    this.pool = new Pool({
      connectionString: options.url,
      application_name: options.applicationName,
      max: options.max ?? 8,
      connectionTimeoutMillis: 3_000,
      statement_timeout: statementTimeoutMs,
      ...(options.lockTimeoutMs === undefined ? {} : { lock_timeout: options.lockTimeoutMs }),
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
    });
    // A connection that the server ends must not end the process: neither an idle one, for which the next query opens a
    // new one and reports, nor one that ends while it is handed over, whose query then rejects and carries the news.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async query<R extends object>(statement: Statement | string, values: readonly unknown[] = []): Promise<R[]> {
    return this.withConnection((client) => this.run<R>(client, statement, values));
  }

  /**
   * Runs the work in one READ COMMITTED transaction: commits when it returns, rolls back when it throws.
   * @throws whatever the work throws, or DatabaseUnavailable.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      const tx = this.on(client) as Transaction;
      await tx.query('BEGIN');
      try {
        const result = await work(tx);
        await tx.query('COMMIT');
        return result;
      } catch (error) {
        if (!isGone(error)) await rollBack(client);
        throw error;
      }
    });
  }

  /** One connection held for as long as the work runs, for session-level locks. */
  async session<T>(work: (session: Queryable) => Promise<T>): Promise<T> {
    return this.withConnection((client) => work(this.on(client)));
  }

  /** @throws DatabaseUnavailable */
  async ping(): Promise<void> {
    await this.query('SELECT 1');
  }

  async close(): Promise<void> {
    this.watch.stop();
    await this.pool.end();
  }

  private on(client: PoolClient): Queryable {
    return {
      query: <R extends object>(statement: Statement | string, values: readonly unknown[] = []) =>
        this.run<R>(client, statement, values),
    };
  }

  private async run<R extends object>(client: PoolClient, statement: Statement | string, values: readonly unknown[]) {
    const text = typeof statement === 'string' ? { text: statement } : statement;
    const answered = this.watch.begin(client);
    try {
      return (await client.query<R>({ ...text, values: [...values] })).rows;
    } catch (error) {
      throw translated(error);
    } finally {
      answered();
    }
  }

  private async withConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw translated(error);
    });
    let broken: Error | undefined;
    // A checked-out client emits this when the server goes; the running query rejects as well and carries the news.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      if (isGone(error)) broken = error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

/** Whether the connection is of no use any more. */
const isGone = (error: unknown): error is Error => error instanceof Error && isUnreachable(error.cause ?? error);

/** A connection that cannot even roll back is thrown away by its owner; the server rolls back when it closes. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
  } catch (error) {
    client.emit('error', error instanceof Error ? error : new Error(String(error)));
  }
}
