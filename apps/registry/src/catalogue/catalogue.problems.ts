import { defineProblem } from '@askonce/problems';

export const CatalogueInvalid = defineProblem({
  slug: 'catalogue-invalid',
  status: 422,
  title: 'The catalogue does not hold together',
  mend: 'Nothing was applied. Correct the places named in errors and send the whole catalogue again.',
});

export const CatalogueStrandsRequests = defineProblem({
  slug: 'catalogue-strands-requests',
  status: 409,
  title: 'Requests wait that the catalogue would strand',
  mend: 'Nothing was applied. Keep what is named in errors until those requests have ended, or apply with ?force=true: then they are denied.',
});
