import { defineProblem } from '@askonce/problems';

/** What is to be appended waits, and nothing is signed, until somebody has looked. */
export const LogInDoubt = defineProblem({
  slug: 'log-in-doubt',
  status: 503,
  title: 'The log does not continue what was signed of it before',
  mend: 'Nothing is appended over what was signed, and nothing is signed that does not continue it. Restore the database or the folder of the log, whichever is wrong: see the runbook on log signing.',
});

export const ProofNotReady = defineProblem({
  slug: 'proof-not-ready',
  status: 404,
  title: 'No proof yet',
  mend: 'The entry is logged, and in no signed checkpoint yet. Try again after the seconds that Retry-After says.',
});
