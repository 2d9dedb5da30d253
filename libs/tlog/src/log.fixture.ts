import { createHash } from 'node:crypto';
import { formatCheckpoint } from './checkpoint';
import { rangeRoot } from './compact-range';
import { formatBundle } from './entry-bundles';
import { EMPTY_TREE, growTree, type GrowingTree } from './growing-tiles';
import { leafHash, type Hash } from './hashes';
import { signNote } from './note';
import { encodeKeys, noteSigner, noteVerifier } from './note-keys';
import { bundlePath, tilePath } from './tile-paths';
import { newBundles, TILE_WIDTH } from './tiles';
import type { LogReader } from './verify-log';

export const ORIGIN = 'log.example/askonce';

export const seed = (name: string) => createHash('sha256').update(name).digest();
export const LOG_KEYS = encodeKeys(ORIGIN, seed('log'));
export const logSigner = noteSigner(LOG_KEYS.signerKey);
export const logKey = noteVerifier(LOG_KEYS.verifierKey);

/** Entries of lengths 0 to 96. */
export const anEntry = (index: number) => Buffer.from(`entry ${index} `.repeat(8).slice(0, index % 97));

export const someEntries = (count: number) => Array.from({ length: count }, (_, index) => anEntry(index));

/** A log in memory: what it serves, by path. */
export class TestLog implements LogReader {
  readonly files = new Map<string, Uint8Array>();
  readonly readTile: LogReader['readTile'] = (tile) => this.read(tilePath(tile));
  readonly readBundle: LogReader['readBundle'] = (bundle) => this.read(bundlePath(bundle));
  readonly readCheckpoint = () => this.read('checkpoint');
  private tree: GrowingTree = EMPTY_TREE;

  /** Appends in batches, and keeps every partial tile on the way. */
  constructor(
    readonly entries: readonly Uint8Array[],
    batch = entries.length,
  ) {
    for (let at = 0; at < entries.length; at += batch) this.append(entries.slice(at, at + batch));
    this.write('checkpoint', this.checkpoint());
  }

  get size(): number {
    return this.tree.range.size;
  }

  get root(): Hash {
    return rangeRoot(this.tree.range);
  }

  checkpoint(text: Partial<{ origin: string; size: number; root: Hash }> = {}, signer = logSigner): string {
    return signNote(formatCheckpoint({ origin: ORIGIN, size: this.size, root: this.root, ...text }), signer);
  }

  write(path: string, content: string | Uint8Array): void {
    this.files.set(path, Buffer.from(content));
  }

  read(path: string): Promise<Uint8Array> {
    const content = this.files.get(path);
    return content ? Promise.resolve(content) : Promise.reject(new Error(`There is no ${path}`));
  }

  private append(entries: readonly Uint8Array[]): void {
    const oldSize = this.size;
    const { tiles, ...tree } = growTree(this.tree, entries.map(leafHash));
    this.tree = tree;
    for (const { tile, bytes } of tiles) this.write(tilePath(tile), bytes);
    for (const bundle of newBundles(oldSize, this.size)) {
      const first = bundle.index * TILE_WIDTH;
      this.write(bundlePath(bundle), formatBundle(this.entries.slice(first, first + bundle.width)));
    }
  }
}
