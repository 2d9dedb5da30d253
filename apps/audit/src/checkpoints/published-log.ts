import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { isTlogError, parseTilePath, type TileResource } from '@askonce/tlog';
import { TreeReader } from '../tree/tree-reader';
import type { LogName } from '../tree/tree.repository';
import { CheckpointsRepository } from './checkpoints.repository';
import { CosignedCheckpoints } from './cosigned-checkpoints';
import type { SignedCheckpoint } from './log-folder';

/** A log as everybody may read it: what the last checkpoint is about, and no more. */
@Injectable()
export class PublishedLog {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: CheckpointsRepository,
    private readonly cosigned: CosignedCheckpoints,
    private readonly trees: TreeReader,
  ) {}

  /** The last checkpoint of facts, with the cosignatures that it has by now. @throws NotFound before the first one is signed */
  async latest(): Promise<string> {
    return noteOf(await this.cosigned.latest());
  }

  /** The last one that enough witnesses cosigned. @throws NotFound also where no quorum is configured */
  async latestWithQuorum(): Promise<string> {
    return noteOf(await this.cosigned.latestWithQuorum());
  }

  /** The last one, as the log alone signed it. @throws NotFound before the first one is signed */
  async checkpoint(log: LogName): Promise<SignedCheckpoint> {
    const latest = await this.checkpoints.latest(this.database, log);
    if (latest === undefined) throw notThere();
    return latest;
  }

  /**
   * The bytes of a tile or of an entry bundle.
   * @param path below the log's own, as c2sp.org/tlog-tiles writes it
   * @throws NotFound also for a path that no tile has
   */
  async resource(log: LogName, path: string): Promise<Buffer> {
    const resource = resourceAt(path);
    const sized = { log, size: (await this.checkpoint(log)).size };
    const bytes =
      'tile' in resource
        ? await this.trees.tile(this.database, sized, resource.tile)
        : await this.trees.bundle(this.database, sized, resource.bundle);
    if (bytes === undefined) throw notThere();
    return bytes;
  }
}

function resourceAt(path: string): TileResource {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (isTlogError(error, 'tile_path_malformed')) throw notThere();
    throw error;
  }
}

function noteOf(checkpoint: SignedCheckpoint | undefined): string {
  if (checkpoint === undefined) throw notThere();
  return checkpoint.note;
}

/** What is not there now may be there in a second. */
const notThere = (): Error => new NotFound({ headers: { 'cache-control': 'no-store' } });
