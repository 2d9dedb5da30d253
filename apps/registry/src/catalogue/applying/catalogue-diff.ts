import canonicalize from 'canonicalize';
import { CATALOGUE_KINDS, type CatalogueContent, type CatalogueKind } from '../catalogue-content';

/** One value that differs; `before` or `after` is absent where the field is. */
export interface FieldChange {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface ItemChange {
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

export interface KindDiff {
  readonly added: readonly string[];
  readonly changed: readonly ItemChange[];
  readonly removed: readonly string[];
}

export type CatalogueDiff = Readonly<Record<CatalogueKind, KindDiff>>;

export interface DiffCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export type KindCounts = Readonly<Record<CatalogueKind, DiffCounts>>;

interface Item {
  readonly id: string;
}

/** What turns one catalogue into the other, kind by kind; the order of items does not matter. */
export function diffCatalogues(before: CatalogueContent, after: CatalogueContent): CatalogueDiff {
  const diffs = CATALOGUE_KINDS.map((kind) => [kind, diffKind(before[kind], after[kind])] as const);
  return Object.fromEntries(diffs) as CatalogueDiff;
}

/** How much differs of each kind. */
export function countByKind(diff: CatalogueDiff): KindCounts {
  const counts = CATALOGUE_KINDS.map((kind) => {
    const { added, changed, removed } = diff[kind];
    return [kind, { added: added.length, changed: changed.length, removed: removed.length }] as const;
  });
  return Object.fromEntries(counts) as KindCounts;
}

/** How much differs, over all kinds. */
export function countDiff(diff: CatalogueDiff): DiffCounts {
  const counts = countByKind(diff);
  const total = (part: keyof DiffCounts) => CATALOGUE_KINDS.reduce((sum, kind) => sum + counts[kind][part], 0);
  return { added: total('added'), changed: total('changed'), removed: total('removed') };
}

function diffKind(before: readonly Item[], after: readonly Item[]): KindDiff {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map((item) => item.id));
  const changes = after.flatMap((item) => {
    const previous = old.get(item.id);
    return previous === undefined ? [] : [{ id: item.id, fields: diffValues('', previous, item) }];
  });
  return {
    added: after.filter((item) => !old.has(item.id)).map((item) => item.id),
    changed: changes.filter((change) => change.fields.length > 0),
    removed: before.filter((item) => !kept.has(item.id)).map((item) => item.id),
  };
}

/**
 * Descends into objects; an array is one value, since its places carry no names that people would follow. What is the
 * same as canonical JSON is the same: the digest, which decides about a new version, sees no more.
 */
function diffValues(pointer: string, before: unknown, after: unknown): FieldChange[] {
  if (canonicalize(before) === canonicalize(after)) return [];
  if (!isRecord(before) || !isRecord(after)) {
    return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => diffValues(`${pointer}/${escapeToken(name)}`, before[name], after[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901 §3. */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
