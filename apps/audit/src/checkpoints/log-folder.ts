import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundlePath,
  type Checkpoint,
  entriesOfBundle,
  type LogPolicy,
  newBundles,
  openCheckpoint,
  TILE_WIDTH,
} from '@askonce/tlog';
import type { BundleContent, LeafSpan } from '../tree/tree.repository';
import { isCode, removeWithFolder, writeWhole } from './whole-file';

/** A checkpoint with its signature, which was verified. */
export interface SignedCheckpoint extends Pick<Checkpoint, 'size' | 'root'> {
  readonly note: string;
}

const CHECKPOINT = 'checkpoint';
const COSIGNED = join('cosigned', 'checkpoint');

/**
 * What is kept of a log outside its database: the last checkpoint, and the entries up to it, under the paths of tlog-tiles; and the last
 * checkpoint that enough witnesses cosigned, for whoever verifies the log from here.
 */
export class LogFolder {
  private last: SignedCheckpoint | undefined;

  constructor(
    private readonly path: string,
    private readonly policy: LogPolicy,
  ) {}

  /**
   * The last checkpoint; undefined where there never was one.
   * @throws TlogError when the log did not sign what is there, and the file system's error when it cannot be read
   */
  async checkpoint(): Promise<SignedCheckpoint | undefined> {
    const note = await this.read(CHECKPOINT);
    if (note === undefined) return undefined;
    if (this.last?.note !== note) this.last = this.open(note);
    return this.last;
  }

  /** @throws TlogError when the log did not sign it */
  open(note: string): SignedCheckpoint {
    const { size, root } = openCheckpoint(note, this.policy);
    return { size, root, note };
  }

  /**
   * Entries up to the size of the last checkpoint; what is in the files is not verified.
   * @throws TlogError when a file is no bundle, and the file system's error when one cannot be read
   */
  async entries({ from, until }: LeafSpan): Promise<Uint8Array[]> {
    const entries: Uint8Array[] = [];
    for (const bundle of newBundles(from, until)) {
      const bytes = await readFile(join(this.path, bundlePath(bundle)));
      const first = bundle.index * TILE_WIDTH;
      entries.push(...entriesOfBundle(bundle, bytes).slice(Math.max(0, from - first)));
    }
    return entries;
  }

  /** Replaces what may be there of an attempt that did not get as far as a checkpoint. */
  async keepBundle({ bundle, bytes }: BundleContent): Promise<void> {
    await writeWhole(join(this.path, bundlePath(bundle)), bytes);
  }

  /** Call it once all entries up to it are kept: from then on, the log goes on from here. */
  async keepCheckpoint(checkpoint: SignedCheckpoint): Promise<void> {
    const before = this.last;
    await writeWhole(join(this.path, CHECKPOINT), checkpoint.note);
    this.last = checkpoint;
    if (before !== undefined && before.size < checkpoint.size) await this.removeGrown(before.size);
  }

  /**
   * Keeps a checkpoint with its cosignatures, unless one of as many entries or more is there. Call it one at a time.
   * @returns of how many entries the one is that is kept now
   * @throws what `checkpoint` throws
   */
  async keepCosigned({ size, note }: SignedCheckpoint): Promise<number> {
    const kept = await this.read(COSIGNED);
    const keptSize = kept === undefined ? -1 : this.open(kept).size;
    if (keptSize >= size) return keptSize;
    await writeWhole(join(this.path, COSIGNED), note);
    return size;
  }

  /** The partial bundle at the edge of a smaller tree is contained in the one that took its place. */
  private async removeGrown(size: number): Promise<void> {
    const width = size % TILE_WIDTH;
    if (width === 0) return;
    await removeWithFolder(join(this.path, bundlePath({ index: Math.floor(size / TILE_WIDTH), width })));
  }

  private async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.path, name), 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}
