import { defineProblem } from '@askonce/problems';

export const EntryNotFound = defineProblem({
  slug: 'entry-not-found',
  status: 404,
  title: 'No such entry',
  mend: 'There is no such entry, it is not logged yet, or this caller may not see it. What has just happened is logged within seconds: try again after the seconds that Retry-After says.',
});
