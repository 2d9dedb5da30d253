import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LogIdentities } from '../checkpoints/log-identity';
import { LostLeaves } from '../checkpoints/lost-leaves';
import { Batches } from '../log/batches';
import { TreeWriter } from '../tree/tree-writer';

/** A log of anything, for measuring: it goes the way of the other one, and has nothing to do with it. */
@Injectable()
export class RawLog {
  private readonly batches = new Batches<Buffer, number>((contents) => this.appendNow(contents));

  constructor(
    private readonly database: Database,
    private readonly logs: LogIdentities,
    private readonly lost: LostLeaves,
    private readonly tree: TreeWriter,
  ) {}

  /** Resolves once it is durable. @param content at most 65,535 bytes @returns where it is */
  async append(content: Buffer): Promise<number> {
    const [index] = await this.batches.add([content]);
    if (index === undefined) throw new Error('The log did not say where the entry is.');
    return index;
  }

  private async appendNow(contents: readonly Buffer[]): Promise<number[]> {
    const leaves = contents.map((content) => ({ leafId: null, content }));
    const first = await this.database.transaction(async (tx) => {
      await this.lost.takeBack(tx, this.logs.raw);
      return this.tree.append(tx, 'raw', leaves);
    });
    return contents.map((_content, place) => first + place);
  }
}
