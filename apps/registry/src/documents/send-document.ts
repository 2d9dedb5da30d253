import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { HeldDocument } from '../subjects/person';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/json': 'json',
  'application/xml': 'xml',
};

/** How files of this media type are called; `bin` for those that we do not take in. */
export const extensionOf = (mediaType: string): string => EXTENSIONS[mediaType] ?? 'bin';

/** A document whose reading has been decided and recorded. */
export interface ReadableDocument {
  readonly document: Pick<HeldDocument, 'id' | 'evidenceType' | 'mediaType' | 'size' | 'digest'>;
  readonly bytes: Readable;
}

/** Streams a document as an attachment; a fault on the way cuts the connection, so that half is never taken for whole. */
export async function sendDocument(reply: FastifyReply, { document, bytes }: ReadableDocument): Promise<void> {
  const { evidenceType, mediaType, size, digest } = document;
  await reply
    .headers({
      'content-type': mediaType,
      'content-length': size,
      'content-disposition': `attachment; filename="${evidenceType}.${extensionOf(mediaType)}"`,
      'repr-digest': digest,
      etag: `"${document.id}"`,
      'cache-control': 'no-store',
    })
    .send(bytes);
}
