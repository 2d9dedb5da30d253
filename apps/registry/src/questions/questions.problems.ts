import { defineProblem } from '@askonce/problems';

export const TooManyQuestions = defineProblem({
  slug: 'too-many-questions',
  status: 409,
  title: 'Too many of your questions wait for an answer',
  mend: 'Wait until some are answered, or call the agency: its number is in the catalogue.',
});

export const NoAgencyConcerned = defineProblem({
  slug: 'no-agency-concerned',
  status: 409,
  title: 'No agency stands behind this',
  mend: 'It is your own doing, or what you gave yourself. Name the agency that you want to ask instead.',
});

export const AlreadyAnswered = defineProblem({
  slug: 'already-answered',
  status: 409,
  title: 'This question is answered already',
  mend: 'An answer stays as it was given. If there is more to say, use the way that you have to the person.',
});
