import { Injectable } from '@nestjs/common';
import { openValue, sealValue, wipe } from '@askonce/vault';
import { AuditKeys } from './audit-keys';

/** An entry's details as they are stored, with the key of the person whom it is about. */
export interface Sealed {
  readonly entryId: string;
  readonly subjectRef: string | null;
  readonly sealedDetails: Buffer | null;
  /** Null once it was destroyed. */
  readonly wrappedKey: Buffer | null;
}

/** Details of entries about a person, under that person's own key. */
@Injectable()
export class DetailSeals {
  constructor(private readonly keys: AuditKeys) {}

  /** @returns null where nothing is left to be opened. @throws SealBroken when it was altered */
  async open({ entryId, subjectRef, sealedDetails, wrappedKey }: Sealed): Promise<object | null> {
    if (subjectRef === null || sealedDetails === null || wrappedKey === null) return null;
    const key = await this.keys.unwrap(subjectRef, wrappedKey);
    try {
      return openDetails(key, entryId, sealedDetails);
    } finally {
      wipe(key);
    }
  }
}

export function sealDetails(key: Buffer, entryId: string, details: object): Buffer {
  return sealValue(key, contextOf(entryId), Buffer.from(JSON.stringify(details)));
}

/** @throws SealBroken when they were altered */
export function openDetails(key: Buffer, entryId: string, sealed: Buffer): object {
  return JSON.parse(openValue(key, contextOf(entryId), sealed).toString()) as object;
}

const contextOf = (entryId: string): string => `entry:${entryId}`;
