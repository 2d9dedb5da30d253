import { InvalidRequest } from '@askonce/problems';
import type { EntryFilters } from './entry-filters';

/** @throws InvalidRequest where nothing could lie in between */
export function assertPeriod({ from, to }: Pick<EntryFilters, 'from' | 'to'>): void {
  if (from === undefined || to === undefined || from < to) return;
  throw new InvalidRequest({ errors: [{ pointer: '/to', detail: 'must be later than from' }] });
}
