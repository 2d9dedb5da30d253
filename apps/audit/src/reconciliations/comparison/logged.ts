import type { Entry } from '../../log/fact';

/**
 * What the tree says of an entry. `proved`: it gives the leaf at its index. `closed`: nobody can make its leaf any more, and what
 * is public of it fits. `changed`: it gives another leaf. `disputed`: its details are gone, and with those of the registry it
 * gives another leaf. `keyless`: its person's key is gone without an erasure. `moved`: it gives a leaf that is elsewhere.
 */
export type Proof =
  | { readonly state: 'proved' | 'closed' | 'changed' | 'disputed' | 'keyless' }
  | { readonly state: 'moved'; readonly to: number };

/** An entry, and what the tree says of it. */
export interface Logged {
  /** Its details are null where they cannot be opened. */
  readonly entry: Entry;
  readonly proof: Proof;
  /** An erasure of its person is logged. */
  readonly erased: boolean;
}

/** What the log knows of a fact of which it has no entry. */
export interface Unlogged {
  /** The highest number that the log has of that person. */
  readonly highest: number;
  /** Where a leaf of it is all the same. */
  readonly leafIndex?: number;
}
