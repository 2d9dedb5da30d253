import { defineProblem } from '@askonce/problems';

export const TransitionNotAllowed = defineProblem({
  slug: 'transition-not-allowed',
  status: 409,
  title: 'This cannot be done with the consent as it stands',
  mend: 'Look at the consent again: its allowedTransitions say what can be done now.',
});

export const TermsChanged = defineProblem({
  slug: 'terms-changed',
  status: 409,
  title: 'What would be agreed to is no longer what was shown',
  mend: 'Look at the consent again, and agree with the terms that it names now.',
});
