import { defineProblem } from '@askonce/problems';

/** Never an answer: it becomes the cause of a dead letter. */
export const ConflictingFact = defineProblem({
  slug: 'conflicting-fact',
  status: 409,
  title: "Two facts claim the same number of one person's record",
  mend: 'Find out which of the two events is true; the first one stays in the log.',
});

/** Never an answer: what is to be appended waits. */
export const LogBehind = defineProblem({
  slug: 'log-behind',
  status: 503,
  title: 'Entries of before there were leaves are still getting theirs',
  mend: 'Wait until an instance of the audit service says that all entries have their leaves.',
});
