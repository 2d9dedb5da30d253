import { defineProblem } from '@askonce/problems';

export const PersonUnknown = defineProblem({
  slug: 'person-unknown',
  status: 404,
  title: 'Nothing is held about this person',
  mend: 'There is nothing to keep. Check scheme and identifier; who was erased before cannot be held any more.',
});
