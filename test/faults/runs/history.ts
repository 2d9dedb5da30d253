import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Deed } from './schedule';

/** What is known of a call: it has had its effect; it has had none; or nobody knows. */
export type Outcome = 'ok' | 'refused' | 'indeterminate';

/** What a deed is done to. */
export interface Particulars {
  readonly person: string;
  readonly agency?: string;
  readonly requirement?: string;
  readonly requestId?: string;
  readonly evidenceType?: string;
  readonly consentId?: string;
  readonly transition?: string;
  readonly askId?: string;
  readonly documentId?: string;
  readonly grants?: readonly string[];
  readonly issuedAt?: string;
}

/** A call and what came of it. Moments are milliseconds of the clients' one clock. */
export interface Operation extends Particulars {
  readonly n: number;
  readonly client: number;
  readonly deed: Exclude<Deed, 'repeat'>;
  /** Idempotency-Key. */
  readonly key: string;
  /** The first call with this key, if this is not it. */
  readonly repeats?: number;
  readonly instance: number;
  readonly calledAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
  readonly status?: number;
  /** Of what was made. */
  readonly id?: string;
  /** As the answer says: of the request, or the slug of the problem. */
  readonly answer?: string;
  readonly auditEntryId?: string;
}

/** Writes each operation down as soon as it has ended. */
export class History {
  readonly operations: Operation[] = [];
  private readonly file: WriteStream;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = createWriteStream(join(folder, 'history.jsonl'));
  }

  add(operation: Operation): void {
    this.operations.push(operation);
    this.file.write(`${JSON.stringify(operation)}\n`);
  }

  /** What happened to the stack, among the operations. */
  note(what: object): void {
    this.file.write(`${JSON.stringify({ at: Date.now(), ...what })}\n`);
  }

  async close(): Promise<void> {
    this.file.end();
    await once(this.file, 'close');
  }
}
