import { defineProblem } from '@askonce/problems';

export const RegistryUnavailable = defineProblem({
  slug: 'registry-unavailable',
  status: 503,
  title: 'The registry does not answer',
  mend: 'Only the registry can tell who is meant by an identifier. Try again after the seconds that Retry-After says.',
});
