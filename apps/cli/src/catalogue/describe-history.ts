import type { CatalogueVersion } from '@askonce/client';
import { table } from '../table';
import { CATALOGUE_KINDS, type CatalogueKind } from './catalogue-document';

/** One line per version: when, by whom, and how much of each kind is new (+), changed (~) and gone (-). */
export function describeHistory(versions: readonly CatalogueVersion[]): string[] {
  if (versions.length === 0) return ['No catalogue was ever applied.'];
  const rows = versions.map(({ version, appliedAt, appliedBy, forced, counts, digest }) => [
    version,
    appliedAt,
    appliedBy,
    CATALOGUE_KINDS.flatMap((kind) => describeCounts(kind, counts)).join(', '),
    forced ? 'yes' : 'no',
    digest,
  ]);
  return table(['version', 'applied', 'by', 'changes', 'forced', 'digest'], rows);
}

function describeCounts(kind: CatalogueKind, counts: CatalogueVersion['counts']): string[] {
  const { added, changed, removed } = counts[kind];
  const parts = [...some('+', added), ...some('~', changed), ...some('-', removed)];
  return parts.length === 0 ? [] : [[kind, ...parts].join(' ')];
}

const some = (sign: string, count: number) => (count === 0 ? [] : [`${sign}${count}`]);
