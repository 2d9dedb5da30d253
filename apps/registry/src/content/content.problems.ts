import { defineProblem } from '@askonce/problems';

export const DocumentTooLarge = defineProblem({
  slug: 'document-too-large',
  status: 413,
  title: 'The document is too large',
  mend: 'A document has at most 20 MiB. Send it in a smaller resolution, or in parts as separate documents.',
});

export const DocumentEmpty = defineProblem({
  slug: 'document-empty',
  status: 422,
  title: 'The document is empty',
  mend: 'The file that was sent has no bytes. Check it and send it again.',
});
