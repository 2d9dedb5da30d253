import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { MalformedRequest, Problem, UnsupportedMediaType } from '@askonce/problems';
import { discardRest } from '@askonce/service';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_DOCUMENT_BYTES } from './content-inspection';
import { DocumentTooLarge } from './content.problems';
import type { UploadedFiles } from './uploads';

/** A document on its way in: what is said about it, and its bytes, which have not been read yet. */
export interface UploadedDocument {
  /** Parsed and an object, but not validated. */
  readonly metadata: object;
  /** One, or images that are to be one document; ends only when the whole body was well-formed to its end, otherwise throws. */
  readonly files: UploadedFiles;
}

type Parts = AsyncIterator<MultipartFile, unknown>;

const METADATA_BYTES = 16 * 1024;
/** Room in the body for metadata, part headers and boundaries. */
const ENVELOPE_BYTES = 64 * 1024;
/** More than can be one document, so that it is the document that is refused, with what to do. */
const MAX_PARTS = 32;

const OPTIONS = {
  limits: { fileSize: MAX_DOCUMENT_BYTES + 1, parts: MAX_PARTS, files: MAX_PARTS, headerPairs: 16 },
  throwFileSizeLimit: false,
  // All parts come as streams, whatever their headers say, so that the limits here are the ones that count.
  isPartAFile: () => true,
};

/** Injects what `readDocumentUpload` reads. */
export const DocumentUpload = createParamDecorator((_: undefined, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return readDocumentUpload(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});

/**
 * Reads a multipart body of `metadata` (JSON, at most 16 KiB) and then `content`, once or several times, as far as the
 * beginning of the first content. Whatever its reader leaves unread is discarded after the answer.
 * @throws UnsupportedMediaType when the body is not multipart/form-data
 * @throws MalformedRequest naming the part that is missing, misplaced, unknown or malformed
 * @throws DocumentTooLarge when the body's declared length is already too much
 */
export async function readDocumentUpload(request: FastifyRequest, reply: FastifyReply): Promise<UploadedDocument> {
  if (!request.isMultipart()) throw new UnsupportedMediaType({ detail: 'Send the document as multipart/form-data.' });
  reply.raw.once('close', () => {
    discardRest(request.raw);
  });
  if (Number(request.headers['content-length']) > MAX_DOCUMENT_BYTES + ENVELOPE_BYTES) throw new DocumentTooLarge();
  const parts = request.parts(OPTIONS) as Parts;
  const metadata = parsed(await readAll(await nextPart(parts, 'metadata')));
  return { metadata, files: filesOf(await nextPart(parts, 'content'), parts) };
}

async function nextPart(parts: Parts, name: string): Promise<MultipartFile> {
  const next = await readable(parts.next());
  if (next.done === true) throw malformed(name, 'is missing');
  if (next.value.fieldname !== name) throw malformed(name, 'must come here: the parts are metadata, then content');
  return next.value;
}

async function readAll(part: MultipartFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunksOf(part)) {
    size += chunk.length;
    if (size > METADATA_BYTES) throw malformed('metadata', 'has more than 16 KiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    throw malformed('metadata', 'is not well-formed JSON in UTF-8');
  }
  throw malformed('metadata', 'is not a JSON object');
}

async function* filesOf(first: MultipartFile, parts: Parts): AsyncGenerator<AsyncIterable<Buffer>> {
  for (let part = first; ;) {
    yield chunksOf(part);
    const next = await readable(parts.next());
    if (next.done === true) return;
    if (next.value.fieldname !== 'content') throw malformed('content', 'must be the last part');
    part = next.value;
  }
}

async function* chunksOf(part: MultipartFile): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of part.file) yield chunk as Buffer;
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** What the parser rejects with is about the sender's bytes: a boundary that is missing, a body that is cut off. */
const readable = <T>(step: Promise<T>): Promise<T> =>
  step.catch((cause: unknown) => {
    throw unreadable(cause);
  });

const unreadable = (cause: unknown): Error =>
  cause instanceof Problem ? cause : new MalformedRequest({ detail: 'The multipart body is not well-formed.', cause });

const malformed = (part: string, detail: string): Error =>
  new MalformedRequest({ errors: [{ pointer: `/${part}`, detail }] });
