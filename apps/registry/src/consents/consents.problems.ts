import { defineProblem } from '@askonce/problems';

export const TransitionNotAllowed = defineProblem({
  slug: 'transition-not-allowed',
  status: 409,
  title: 'This cannot be done with the consent as it stands',
  mend: 'Look at the consent again: its allowedTransitions say what can be done now.',
});
