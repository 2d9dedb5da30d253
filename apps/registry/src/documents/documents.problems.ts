import { defineProblem, type Problem } from '@askonce/problems';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';

export const NotAnIssuer = defineProblem({
  slug: 'not-an-issuer',
  status: 403,
  title: 'This agency may not deposit this',
  mend: 'Have the steward name the agency as issuer of the evidence type, or declare a purpose that covers it, in the catalogue.',
});

export const NotGivenByYou = defineProblem({
  slug: 'not-given-by-you',
  status: 409,
  title: 'This document was issued by an agency',
  mend: 'Only what you gave yourself can be removed or replaced. Ask the agency that issued it to correct it.',
});

export const DocumentEnded = defineProblem({
  slug: 'document-ended',
  status: 409,
  title: 'The document is no longer in use',
  mend: 'It was replaced, removed or revoked before, or its validity has ended; look at the list of your documents for the current one.',
});

export const unknownType = (): Problem =>
  new CatalogueLacksIt({ errors: [{ pointer: '/metadata/evidenceType', detail: 'is not in the catalogue' }] });
