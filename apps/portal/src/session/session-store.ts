import { createHash } from 'node:crypto';
import type { SessionStore } from '@fastify/session';
import type { Session } from 'fastify';
import { type Database, prepared } from '@askonce/database';
import { openValue, sealValue } from '@askonce/vault';

type Done = (error: Error | null) => void;

const READ = prepared('session-read', 'SELECT sealed FROM session WHERE id_hash = $1 AND ends_at > clock_timestamp()');
const WRITE = prepared(
  'session-write',
  `INSERT INTO session (id_hash, sealed, ends_at) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 second')
   ON CONFLICT (id_hash) DO UPDATE SET sealed = EXCLUDED.sealed, ends_at = EXCLUDED.ends_at`,
);
const END = prepared('session-end', 'DELETE FROM session WHERE id_hash = $1');

/** Sessions in PostgreSQL; neither their ids nor what they hold can be read there. */
export class PostgresSessionStore implements SessionStore {
  /** @param seconds that a session is kept after it was last written */
  constructor(
    private readonly database: Database,
    private readonly key: Uint8Array,
    private readonly seconds: number,
  ) {}

  get(id: string, done: (error: unknown, session?: Session | null) => void): void {
    this.read(id).then(
      (session) => {
        done(null, session);
      },
      (error: unknown) => {
        done(error);
      },
    );
  }

  set(id: string, session: Session, done: Done): void {
    const hash = hashOf(id);
    const sealed = sealValue(this.key, contextOf(hash), Buffer.from(JSON.stringify(session)));
    this.run(this.database.query(WRITE, [hash, sealed, this.seconds]), done);
  }

  destroy(id: string, done: Done): void {
    this.run(this.database.query(END, [hashOf(id)]), done);
  }

  private async read(id: string): Promise<Session | null> {
    const hash = hashOf(id);
    const [row] = await this.database.query<{ sealed: Buffer }>(READ, [hash]);
    return row === undefined
      ? null
      : (JSON.parse(openValue(this.key, contextOf(hash), row.sealed).toString()) as Session);
  }

  private run(work: Promise<unknown>, done: Done): void {
    work.then(
      () => {
        done(null);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }
}

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

/** What is sealed opens for its own session only. */
const contextOf = (hash: Buffer): string => `session:${hash.toString('hex')}`;
