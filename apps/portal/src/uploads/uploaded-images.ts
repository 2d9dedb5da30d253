import type { MultipartFile } from '@fastify/multipart';
import { DocumentPages } from '@askonce/client';
import { FormRefused } from '../pages/form';

/**
 * The files of a form as one document, handed on as they come in.
 * @throws FormRefused when no file was chosen
 */
export async function uploadedImages(uploads: AsyncGenerator<MultipartFile>): Promise<DocumentPages> {
  const first = await uploads.next();
  if (first.done === true) throw new FormRefused({ files: 'asks.give.no_file' });
  return new DocumentPages(filesFrom(first.value, uploads));
}

async function* filesFrom(first: MultipartFile, others: AsyncGenerator<MultipartFile>) {
  yield first.file as AsyncIterable<Uint8Array>;
  for await (const { file } of others) yield file as AsyncIterable<Uint8Array>;
}
