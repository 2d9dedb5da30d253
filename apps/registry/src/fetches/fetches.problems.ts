import { defineProblem } from '@askonce/problems';

export const FetchEnded = defineProblem({
  slug: 'fetch-ended',
  status: 410,
  title: 'Nobody waits for this fetch any more',
  mend: 'Discard what was fetched; the pursuit has ended or is another one by now.',
});
