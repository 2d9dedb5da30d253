import { Injectable } from '@nestjs/common';
import { equalHashes, type Hash, leafHash } from '@askonce/tlog';
import { SealBroken } from '@askonce/vault';
import { toEntry } from '../../entries/entry-row';
import { type MadeLeaf, publicPartOf } from '../../leaves/leaf';
import { LeafWriter } from '../../leaves/leaf-writer';
import type { Entry } from '../../log/fact';
import type { AuditKey } from '../../seals/audit-keys';
import { openDetails } from '../../seals/detail-seals';
import type { Logged, Proof } from '../comparison/logged';
import { differing } from '../comparison/members';
import { ComparedRepository, type StoredEntry } from './compared.repository';
import { PersonKeys } from './person-keys';
import { TreeHashes } from './tree-hashes';

/** Details of facts, by id of event, as the registry has them. */
export type RecordedDetails = ReadonlyMap<string, object>;

/** An entry whose leaf was made again, or which is judged without. */
interface Examined {
  readonly entry: Entry;
  readonly erased: boolean;
  readonly judged: Proof | { readonly made: MadeLeaf; readonly borrowed: boolean };
}

/** Holds entries against the tree. */
@Injectable()
export class EntryProofs {
  constructor(
    private readonly leaves: LeafWriter,
    private readonly keys: PersonKeys,
    private readonly hashes: TreeHashes,
    private readonly repository: ComparedRepository,
  ) {}

  async of(rows: readonly StoredEntry[], recorded: RecordedDetails): Promise<Logged[]> {
    const examined = await this.keys.use(rows, (row, key) => this.examine(row, key, recorded.get(row.entryId)));
    const hashes = await this.hashes.at(rows.map(({ leafIndex }) => leafIndex));
    const unfit = examined.flatMap(({ entry, judged }) =>
      'made' in judged && !fits(judged.made, hashes.get(entry.leafIndex)) ? [judged.made.leafId] : [],
    );
    const places = await this.repository.places(unfit);
    return examined.map(({ entry, erased, judged }) => ({
      entry,
      erased,
      proof: 'made' in judged ? proofOf(entry, judged, { hashes, places }) : judged,
    }));
  }

  private examine(row: StoredEntry, key: AuditKey, recorded: object | undefined): Examined {
    const { leaf, erased } = row;
    const entry = toEntry(row, row.details);
    if (row.subjectRef !== null && key === null) {
      const judged = erased ? withoutOpening(entry, leaf) : { state: 'keyless' as const };
      return { entry, erased, judged };
    }
    const own = row.details ?? openedBy(key, row);
    if (own === 'broken') return { entry, erased, judged: { state: 'changed' } };
    const details = own ?? recorded;
    if (details === undefined) return { entry, erased, judged: withoutOpening(entry, leaf) };
    const made = this.leaves.leafOf({ ...entry, details }, key);
    return { entry: { ...entry, details: own }, erased, judged: { made, borrowed: own === null } };
  }
}

interface Tree {
  readonly hashes: ReadonlyMap<number, Hash>;
  /** Indices by id of leaf. */
  readonly places: ReadonlyMap<string, number>;
}

function proofOf(
  { leafIndex }: Entry,
  { made, borrowed }: { readonly made: MadeLeaf; readonly borrowed: boolean },
  { hashes, places }: Tree,
): Proof {
  if (fits(made, hashes.get(leafIndex))) return { state: 'proved' };
  if (borrowed) return { state: 'disputed' };
  const to = places.get(made.leafId);
  return to === undefined || to === leafIndex ? { state: 'changed' } : { state: 'moved', to };
}

const fits = ({ content }: MadeLeaf, hash: Hash | undefined): boolean =>
  hash !== undefined && equalHashes(leafHash(content), hash);

/** The row of the leaf is held against the tree by itself. */
function withoutOpening(entry: Entry, leaf: Buffer | null): Proof {
  const said = leaf === null ? undefined : objectIn(leaf);
  const fitting = said === undefined || differing({ agency: null, ...publicPartOf(entry) }, said).length === 0;
  return { state: fitting ? 'closed' : 'changed' };
}

function objectIn(leaf: Buffer): object | undefined {
  try {
    const said: unknown = JSON.parse(leaf.toString());
    return typeof said === 'object' && said !== null ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Null only where they were pruned: whoever has a key has details, too. */
function openedBy(key: AuditKey, { entryId, sealedDetails, detailsPrunedAt }: StoredEntry): object | null | 'broken' {
  if (key === null || sealedDetails === null) return detailsPrunedAt === null ? 'broken' : null;
  try {
    return openDetails(key, entryId, sealedDetails);
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    throw error;
  }
}
