import { defineProblem } from '@askonce/problems';

/** The contract of the Data Tracker knows two statuses beside 200; these are they. */
export const UsageQueryInvalid = defineProblem({
  slug: 'usage-query-invalid',
  status: 400,
  title: 'The question for usage is not valid',
  mend: 'Correct the places named in errors and ask again.',
});

export const UsageUnavailable = defineProblem({
  slug: 'usage-unavailable',
  status: 500,
  title: 'The question for usage could not be answered',
  mend: 'What it needs does not answer. Nothing was told; ask again later.',
});
