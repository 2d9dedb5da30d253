import { defineProblem } from '@askonce/problems';

export const TooManyReports = defineProblem({
  slug: 'too-many-reports',
  status: 429,
  title: 'Too many reports about one person within a day',
  mend: 'Report the rest tomorrow; each stays as good as on the day, with the time at which it was asked.',
});
