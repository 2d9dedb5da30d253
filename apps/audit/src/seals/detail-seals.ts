import { Injectable } from '@nestjs/common';
import type { Transaction } from '@askonce/database';
import { openValue, sealValue, SubjectKeys, wipe } from '@askonce/vault';
import type { Fact } from '../log/fact';
import { addKey, findKeys, type KnownKey } from './subject-keys.repository';

const CLASS = 'audit_details';

/** An entry's details as they are stored, with the key of the person whom it is about. */
export interface Sealed {
  readonly entryId: string;
  readonly subjectRef: string | null;
  readonly sealedDetails: Buffer | null;
  /** Null once it was destroyed. */
  readonly wrappedKey: Buffer | null;
}

/** Details of entries about a person, under that person's own key: when it is destroyed, they are gone. */
@Injectable()
export class DetailSeals {
  constructor(private readonly keys: SubjectKeys) {}

  /**
   * Seals what these facts say of persons, with a new key for whoever has none. Facts about somebody erased get none, and
   * so no details. Call it while the head of the log is locked: erasing takes that lock too.
   * @returns the sealed details by entry
   */
  async seal(tx: Transaction, facts: readonly Fact[]): Promise<ReadonlyMap<string, Buffer>> {
    const sealed = new Map<string, Buffer>();
    const bySubject = Map.groupBy(facts.filter(isAboutSomebody), ({ subjectRef }) => subjectRef);
    if (bySubject.size === 0) return sealed;
    for (const known of await findKeys(tx, [...bySubject.keys()])) {
      if (known.erased) continue;
      const key = await this.keyOf(tx, known);
      for (const { entryId, details } of bySubject.get(known.subjectRef) ?? []) {
        sealed.set(entryId, sealValue(key, contextOf(entryId), Buffer.from(JSON.stringify(details))));
      }
      wipe(key);
    }
    return sealed;
  }

  /** @returns null where nothing is left to be opened. @throws SealBroken when it was altered */
  async open({ entryId, subjectRef, sealedDetails, wrappedKey }: Sealed): Promise<object | null> {
    if (subjectRef === null || sealedDetails === null || wrappedKey === null) return null;
    const key = await this.keys.unwrapClassKey(subjectRef, CLASS, wrappedKey);
    try {
      return JSON.parse(openValue(key, contextOf(entryId), sealedDetails).toString()) as object;
    } finally {
      wipe(key);
    }
  }

  private async keyOf(tx: Transaction, { subjectRef, wrapped }: KnownKey): Promise<Buffer> {
    if (wrapped !== null) return this.keys.unwrapClassKey(subjectRef, CLASS, wrapped);
    const made = await this.keys.createClassKey(subjectRef, CLASS);
    await addKey(tx, subjectRef, made);
    return this.keys.unwrapClassKey(subjectRef, CLASS, made);
  }
}

const isAboutSomebody = (fact: Fact): fact is Fact & { readonly subjectRef: string } => fact.subjectRef !== null;

const contextOf = (entryId: string): string => `entry:${entryId}`;
