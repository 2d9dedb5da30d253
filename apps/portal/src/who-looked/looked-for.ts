import type { AccessFilters } from '@askonce/client';
import { dayAfter, startOfDay } from '../pages/start-of-day';

const FIELDS = ['text', 'agency', 'outcome', 'from', 'to', 'case', 'entry'] as const;
type Field = (typeof FIELDS)[number];

/** What is looked for in the record, as it stands in the address of the page. */
export interface LookedFor {
  readonly sought: Readonly<Partial<Record<Field, string>>>;
  /** Fields in which something stands that is no day. */
  readonly mistakes: readonly ('from' | 'to')[];
  readonly filters: AccessFilters;
  readonly cursor: string | undefined;
}

/** @param query of the address; of what is not known in it nothing is taken */
export function lookedFor(query: Readonly<Record<string, unknown>>, timeZone: string): LookedFor {
  const sought: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const text = textIn(query, field);
    if (text !== undefined) sought[field] = text;
  }
  const { text, agency, outcome, case: requestId, entry: entryId } = sought;
  const from = sought.from === undefined ? undefined : startOfDay(sought.from, timeZone);
  const to = sought.to === undefined ? undefined : endOfDay(sought.to, timeZone);
  const mistakes = [
    ...(sought.from !== undefined && from === undefined ? (['from'] as const) : []),
    ...(sought.to !== undefined && (to === undefined || (from !== undefined && to <= from)) ? (['to'] as const) : []),
  ];
  const filters = {
    ...(text !== undefined && { text }),
    ...(agency !== undefined && { agency }),
    // The service says which there are.
    ...(outcome !== undefined && { outcome: outcome as NonNullable<AccessFilters['outcome']> }),
    ...(requestId !== undefined && { requestId }),
    ...(entryId !== undefined && { entryId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return { sought, mistakes, filters, cursor: textIn(query, 'cursor') };
}

/** The address of a page that looks for the same. */
export function addressOf(path: string, { sought }: Pick<LookedFor, 'sought'>, cursor?: string): string {
  const query = new URLSearchParams(sought);
  if (cursor !== undefined) query.set('cursor', cursor);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The last day counts as a whole. */
function endOfDay(day: string, timeZone: string): string | undefined {
  return startOfDay(day, timeZone) === undefined ? undefined : startOfDay(dayAfter(day), timeZone);
}

function textIn(query: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = [query[field]].flat()[0];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
