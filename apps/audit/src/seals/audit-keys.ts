import { Injectable } from '@nestjs/common';
import type { Queryable, Transaction } from '@askonce/database';
import { SubjectKeys, wipe } from '@askonce/vault';
import { addKeys, findKeys } from './subject-keys.repository';

const CLASS = 'audit_details';

/** The key of the person whom something is about; null where it is about nobody, or about somebody who is erased. */
export type AuditKey = Buffer | null;

interface AboutSomebody {
  readonly subjectRef: string | null;
}

/** Each person's key to what the log keeps of them: when it is destroyed, that is gone. */
@Injectable()
export class AuditKeys {
  constructor(private readonly keys: SubjectKeys) {}

  /**
   * Does something with each item and the key of its person, which is made for whoever has none and is wiped afterwards.
   * Call it while the head of the log is locked: erasing takes that lock too.
   * @returns what was made of each, in the order of the items
   */
  async use<I extends AboutSomebody, T>(
    tx: Transaction,
    items: readonly I[],
    work: (item: I, key: AuditKey) => T,
  ): Promise<T[]> {
    const keys = await this.keysOf(tx, new Set(items.flatMap(({ subjectRef }) => subjectRef ?? [])));
    try {
      return items.map((item) => work(item, keys.get(item.subjectRef ?? '') ?? null));
    } finally {
      for (const key of keys.values()) wipe(key);
    }
  }

  /** One person's key, as it is: the caller wipes it. @returns undefined where there is none, or none any more */
  async find(database: Queryable, subjectRef: string): Promise<Buffer | undefined> {
    const [known] = await findKeys(database, [subjectRef]);
    return known?.wrapped ? this.unwrap(subjectRef, known.wrapped) : undefined;
  }

  /** @throws SealBroken when it was altered */
  unwrap(subjectRef: string, wrapped: Buffer): Promise<Buffer> {
    return this.keys.unwrapClassKey(subjectRef, CLASS, wrapped);
  }

  private async keysOf(tx: Transaction, subjectRefs: ReadonlySet<string>): Promise<Map<string, Buffer>> {
    const keys = new Map<string, Buffer>();
    if (subjectRefs.size === 0) return keys;
    const made = new Map<string, Buffer>();
    for (const { subjectRef, erased, wrapped } of await findKeys(tx, [...subjectRefs])) {
      if (erased) continue;
      const current = wrapped ?? (await this.keys.createClassKey(subjectRef, CLASS));
      if (wrapped === null) made.set(subjectRef, current);
      keys.set(subjectRef, await this.unwrap(subjectRef, current));
    }
    await addKeys(tx, made);
    return keys;
  }
}
