import { Injectable } from '@nestjs/common';
import { SealBroken, wipe } from '@askonce/vault';
import { type AuditKey, AuditKeys } from '../../seals/audit-keys';

interface OfPerson {
  readonly subjectRef: string | null;
  readonly wrappedKey: Buffer | null;
}

/** Keys of persons as they are stored. None is made here. */
@Injectable()
export class PersonKeys {
  constructor(private readonly keys: AuditKeys) {}

  /** Does something with each item and the key of its person, or without where there is none that can be unwrapped. */
  async use<I extends OfPerson, T>(items: readonly I[], work: (item: I, key: AuditKey) => T): Promise<T[]> {
    const unwrapped = new Map<string, AuditKey>();
    try {
      for (const { subjectRef, wrappedKey } of items) {
        if (subjectRef === null || wrappedKey === null || unwrapped.has(subjectRef)) continue;
        unwrapped.set(subjectRef, await this.unwrapped(subjectRef, wrappedKey));
      }
      return items.map((item) => work(item, unwrapped.get(item.subjectRef ?? '') ?? null));
    } finally {
      for (const key of unwrapped.values()) if (key !== null) wipe(key);
    }
  }

  private async unwrapped(subjectRef: string, wrapped: Buffer): Promise<AuditKey> {
    try {
      return await this.keys.unwrap(subjectRef, wrapped);
    } catch (error) {
      if (error instanceof SealBroken) return null;
      throw error;
    }
  }
}
