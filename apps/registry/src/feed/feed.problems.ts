import { defineProblem } from '@askonce/problems';

export const TooManyWaiting = defineProblem({
  slug: 'too-many-waiting',
  status: 429,
  title: 'Too many calls of the agency wait for events',
  mend: 'Let one system of the agency wait and hand on what it reads, or call without wait.',
});
