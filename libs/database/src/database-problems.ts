import { defineProblem } from '@askonce/problems';

export const DatabaseUnavailable = defineProblem({
  slug: 'database-unavailable',
  status: 503,
  title: 'The database does not answer',
  mend: 'Send the same call again after the seconds that Retry-After says, with the same Idempotency-Key if it has one: what was done already is not done twice.',
});
