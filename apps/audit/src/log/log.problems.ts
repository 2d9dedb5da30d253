import { defineProblem } from '@askonce/problems';

/** Never an answer: it becomes the cause of a dead letter. */
export const ConflictingFact = defineProblem({
  slug: 'conflicting-fact',
  status: 409,
  title: "Two facts claim the same number of one person's record",
  mend: 'Find out which of the two events is true; the first one stays in the log.',
});
