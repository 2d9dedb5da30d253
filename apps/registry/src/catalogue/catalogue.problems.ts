import { defineProblem } from '@askonce/problems';

export const CatalogueInvalid = defineProblem({
  slug: 'catalogue-invalid',
  status: 422,
  title: 'The catalogue does not hold together',
  mend: 'Nothing was applied. Correct the places named in errors and send the whole catalogue again.',
});
