import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { wipe } from '@askonce/vault';
import type { Entry } from '../log/fact';
import { AuditKeys } from '../seals/audit-keys';
import { TreeRepository } from '../tree/tree.repository';
import { leafOf, type Opening, openingOf, openingSalt } from './leaf';
import { type LeafKey, LeafSecret } from './leaf-secret';

/** A leaf, and what shows to what it commits. */
export interface OpenedLeaf {
  /** As it is in the log. */
  readonly leaf: string;
  readonly opening: Opening;
  readonly salt: Buffer;
}

/** Opens what leaves commit to, from the entries that they were made of. */
@Injectable()
export class LeafOpener {
  constructor(
    private readonly database: Database,
    private readonly secret: LeafSecret,
    private readonly keys: AuditKeys,
    private readonly trees: TreeRepository,
  ) {}

  /**
   * @returns undefined once nobody can: the person is erased, or the details are gone
   * @throws Error when the entry is not what its leaf commits to, which somebody must have changed
   */
  async open(entry: Entry): Promise<OpenedLeaf | undefined> {
    if (entry.details === null) return undefined;
    const opened = await this.withKey(entry, (key) => ({
      leaf: leafOf(entry, key).content,
      opening: openingOf(entry, key),
      salt: openingSalt(entry, key),
    }));
    if (opened === undefined) return undefined;
    const { leafIndex } = entry;
    const [stored] = await this.trees.leaves(this.database, 'facts', { from: leafIndex, until: leafIndex + 1 });
    if (stored?.equals(opened.leaf) !== true) {
      throw new Error(`Entry ${entry.entryId} is not what leaf ${leafIndex} of the log commits to.`);
    }
    return { ...opened, leaf: opened.leaf.toString() };
  }

  private async withKey<T>({ subjectRef }: Entry, work: (key: LeafKey) => T): Promise<T | undefined> {
    if (subjectRef === null) return work(this.secret.ofNobody());
    const key = await this.keys.find(this.database, subjectRef);
    if (key === undefined) return undefined;
    try {
      return work(this.secret.ofPerson(key));
    } finally {
      wipe(key);
    }
  }
}
