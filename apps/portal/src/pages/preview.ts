import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { EvidenceContent } from '@askonce/client';
import { type Download, download } from './download';

/** How the file is called, by what its bytes were found to be; only pictures are shown by the browser itself. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

/** Whether the browser shows it in the page itself. */
export const isPicture = ({ mediaType }: { readonly mediaType: string }): boolean => mediaType.startsWith('image/');

/**
 * A document that is looked at: a picture in its page, anything else saved first, for no viewer works within a sandbox.
 * @param name letters, digits and hyphens, without an ending
 */
export function preview(name: string, source: EvidenceContent): Download {
  const { mediaType } = source;
  const ending = ENDINGS[mediaType];
  return download({
    name: `${name}.${ending ?? 'bin'}`,
    type: ending === undefined ? 'application/octet-stream' : mediaType,
    content: Readable.fromWeb(source.stream() as ReadableStream),
    isShown: isPicture(source) && ending !== undefined,
  });
}
