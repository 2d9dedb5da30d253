import { harmless } from '../harmless';

/** Of which entries a monitor tells; of none where no agency is named. */
export interface Watching {
  readonly agency?: readonly string[];
  readonly kind?: readonly string[];
}

export interface WatchedEntry {
  readonly index: number;
  readonly leaf: Readonly<Record<string, unknown>>;
  /** For people. */
  readonly words: string;
}

/** The entry, if it is one of those watched for. A leaf that is no JSON is of no agency. */
export function watchedEntry(
  index: number,
  entry: Uint8Array,
  { agency = [], kind }: Watching,
): WatchedEntry | undefined {
  const leaf = leafIn(entry);
  if (leaf === undefined || !isIn(agency, leaf.agency) || (kind && !isIn(kind, leaf.kind))) return undefined;
  const said = [leaf.hour, leaf.agency, leaf.kind].map((value) => (typeof value === 'string' ? harmless(value) : '?'));
  return { index, leaf, words: `entry ${index}: ${said.join('  ')}` };
}

const isIn = (wanted: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && wanted.includes(value);

function leafIn(entry: Uint8Array): Record<string, unknown> | undefined {
  try {
    const leaf: unknown = JSON.parse(Buffer.from(entry).toString());
    return typeof leaf === 'object' && leaf !== null ? (leaf as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
