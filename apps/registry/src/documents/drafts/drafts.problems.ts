import { defineProblem } from '@askonce/problems';

export const TooManyDrafts = defineProblem({
  slug: 'too-many-drafts',
  status: 409,
  title: 'Too many documents wait to be confirmed',
  mend: 'Confirm or remove some of those that you sent to look at first; each goes by itself after a day.',
});
