import { defineProblem } from '@askonce/problems';

export const RejectedBefore = defineProblem({
  slug: 'rejected-before',
  status: 409,
  title: 'This very file could not be used',
  mend: 'The agency that waits for it has already said that it cannot use this file. Give another copy or scan, or say that you do not have one.',
});
