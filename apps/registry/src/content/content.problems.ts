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

export const SeveralFiles = defineProblem({
  slug: 'several-files',
  status: 422,
  title: 'These files do not make one document',
  mend: 'Send one file; or several pictures, at most 20, each PNG or JPEG: they become the pages of one PDF. Put several PDFs together before you send them.',
});

export const ImageUnusable = defineProblem({
  slug: 'image-unusable',
  status: 422,
  title: 'A picture cannot be made into a page',
  mend: 'Take the picture again, or save it as JPEG in a smaller resolution, and send all pictures again.',
});
