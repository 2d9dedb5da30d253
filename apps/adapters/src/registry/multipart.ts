import { randomUUID } from 'node:crypto';

export interface DocumentUpload {
  /** Goes into the part `metadata` as JSON. */
  readonly metadata: object;
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * A multipart/form-data body (RFC 7578) whose document is handed on as it comes; FormData wants its files whole. If the content
 * throws, the closing boundary never comes, so that nobody takes half a document for a whole one.
 */
export function multipartOf(upload: DocumentUpload): { contentType: string; body: AsyncIterable<Uint8Array> } {
  const boundary = `askonce-${randomUUID()}`;
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: encoded(upload, boundary) };
}

async function* encoded(
  { metadata, mediaType, content }: DocumentUpload,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n` +
      `${JSON.stringify(metadata)}\r\n--${boundary}\r\n` +
      `Content-Disposition: form-data; name="content"; filename="document"\r\nContent-Type: ${mediaType}\r\n\r\n`,
  );
  yield* content;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}
