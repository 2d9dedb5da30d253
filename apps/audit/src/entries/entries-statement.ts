import type { NamedThings } from '../names/names';
import type { Position } from './cursor';
import type { EntryFilters, OwnFilters } from './entry-filters';

export interface Selection {
  /** The entries of one page, the newest first, as a part of FROM that is called `page`. */
  readonly page: string;
  readonly values: readonly unknown[];
}

/** Filters that are columns with an index of their own. */
const FACETS = ['agency', 'system', 'procedure', 'kind', 'outcome'] as const;
const NEWEST_FIRST = 'ORDER BY entry.occurred_at DESC, entry.leaf_index DESC';

/**
 * Which entries are on a page. Each facet has an index in the order of the pages. Where several are asked for, they are read
 * side by side out of their indexes alone and merged, for as long as it takes to fill the page: nothing is sorted, no row is
 * fetched to be thrown away, and it does not matter how often the values occur together, which PostgreSQL cannot know.
 */
export function selectionOf(filters: EntryFilters, limit: number, before: Position | undefined): Selection {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const within = [
    ...(filters.from === undefined ? [] : [`entry.occurred_at >= ${parameter(filters.from)}`]),
    ...(filters.to === undefined ? [] : [`entry.occurred_at < ${parameter(filters.to)}`]),
    ...(before === undefined
      ? []
      : [`(entry.occurred_at, entry.leaf_index) < (${parameter(before.occurredAt)}, ${parameter(before.leafIndex)})`]),
  ];
  const facets = FACETS.flatMap((facet) => {
    const value = filters[facet];
    return value === undefined ? [] : [`entry.${facet} = ${parameter(value)}`];
  });
  const upTo = `LIMIT ${Math.trunc(limit)}`;
  if (filters.subjectRef !== undefined || facets.length < 2) {
    const { subjectRef, own = {} } = filters;
    const person =
      subjectRef === undefined
        ? []
        : [`entry.subject_ref = ${parameter(subjectRef)}`, ...ownConditions(own, parameter)];
    return { page: `(${placesWhere([...person, ...facets, ...within])} ${upTo}) AS page`, values };
  }
  const [first, ...others] = facets.map((facet) => `(${placesWhere([facet, ...within])} OFFSET 0)`);
  const joined = others.map((places, n) => `JOIN ${places} AS other_${n} USING (occurred_at, leaf_index)`).join(' ');
  const merged = `SELECT first.occurred_at, first.leaf_index FROM ${first} AS first ${joined}`;
  return { page: `(${merged} ORDER BY first.occurred_at DESC, first.leaf_index DESC ${upTo}) AS page`, values };
}

/** From an index alone, where there is one for the conditions. */
function placesWhere(conditions: readonly string[]): string {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `SELECT entry.occurred_at, entry.leaf_index FROM entry ${where} ${NEWEST_FIRST}`;
}

function ownConditions(filters: OwnFilters, parameter: (value: unknown) => string): string[] {
  const { entryId, requestId, kinds, about } = filters;
  return [
    ...(entryId === undefined ? [] : [`entry.entry_id = ${parameter(entryId)}`]),
    ...(requestId === undefined ? [] : [`entry.request_id = ${parameter(requestId)}`]),
    ...(kinds === undefined ? [] : [`entry.kind = ANY (${parameter(kinds)})`]),
    ...(about === undefined ? [] : [aboutCondition(about.things, parameter)]),
  ];
}

function aboutCondition(things: NamedThings, parameter: (value: unknown) => string): string {
  const { agencies, evidenceTypes, procedures, purposes } = things;
  return `(entry.agency = ANY (${parameter(agencies)}) OR entry.purpose = ANY (${parameter(purposes)})
    OR entry.procedure = ANY (${parameter(procedures)}) OR entry.evidence_types && ${parameter(evidenceTypes)}::text[])`;
}
