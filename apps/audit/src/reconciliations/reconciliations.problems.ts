import { defineProblem } from '@askonce/problems';

export const ReconciliationNotFound = defineProblem({
  slug: 'reconciliation-not-found',
  status: 404,
  title: 'No such reconciliation',
  mend: 'There is none with this id. Ask for one with POST /v1/reconciliations, and use the id in its answer.',
});
