import { defineProblem } from '@askonce/problems';

export const TooManyAtOnce = defineProblem({
  slug: 'too-many-at-once',
  status: 429,
  title: 'Too many calls at the same time',
  mend: 'Wait until one of your calls has ended, or for the seconds that Retry-After says, and keep fewer open.',
});

export const Overloaded = defineProblem({
  slug: 'overloaded',
  status: 503,
  title: 'Too much to do at the moment',
  mend: 'Nothing was changed. Try again after the seconds that Retry-After says.',
});

export const RequestTooSlow = defineProblem({
  slug: 'request-too-slow',
  status: 408,
  title: 'The request did not arrive in time',
  mend: 'Nothing was changed. Send it again over a better connection, and without pauses.',
});

export const HeadersTooLarge = defineProblem({
  slug: 'headers-too-large',
  status: 431,
  title: 'The headers are too large',
  mend: 'Send fewer or shorter headers: 16 KiB together at most.',
});
