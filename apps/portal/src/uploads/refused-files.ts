import { Problem } from '@askonce/client';
import { FormRefused } from '../pages/form';

/** The refusals that are about the file, and are said beside its field. */
const ABOUT_THE_FILE = [
  'document-too-large',
  'document-empty',
  'unsupported-media-type',
  'rejected-before',
  'several-files',
  'image-unusable',
  'too-many-drafts',
];

/** How @fastify/multipart names that a form has more files or parts than are taken. */
const TOO_MANY = ['FST_FILES_LIMIT', 'FST_PARTS_LIMIT'];

/** Waits until files have gone on. @throws FormRefused at their field for what is about them, else what was thrown */
export async function saidAtTheFiles<T>(sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (thrown) {
    throw refused(thrown);
  }
}

function refused(thrown: unknown): unknown {
  if (thrown instanceof Problem && thrown.slug !== undefined && ABOUT_THE_FILE.includes(thrown.slug)) {
    return new FormRefused({ files: `problems.slugs.${thrown.slug}` });
  }
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return TOO_MANY.includes(code) ? new FormRefused({ files: 'problems.slugs.several-files' }) : thrown;
}
