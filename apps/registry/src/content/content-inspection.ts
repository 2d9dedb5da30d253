import { createHash } from 'node:crypto';
import { UnsupportedMediaType } from '@askonce/problems';
import { DocumentEmpty, DocumentTooLarge } from './content.problems';
import { HEAD_BYTES, isText, sniffMediaType, type MediaType } from './media-type';
import { TextCheck } from './text-check';

/** 20 MiB. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** What a document's bytes turned out to be. */
export interface Inspected {
  /** In bytes. */
  readonly size: number;
  /** As in the `Repr-Digest` header (RFC 9530): `sha-256=:…:`. */
  readonly digest: string;
  readonly mediaType: MediaType;
}

const wrong = (detail: string): { errors: { pointer: string; detail: string }[] } => ({
  errors: [{ pointer: '/content', detail }],
});

const notTaken = (): Error =>
  new UnsupportedMediaType({
    detail:
      'The bytes are not those of a PDF, PNG, JPEG, JSON or XML document in UTF-8. Its name and declared type do not count.',
    ...wrong('is not a document of a supported type'),
  });

/** Lets one document pass, chunk by chunk, and knows at the end what passed. */
export class ContentInspection {
  readonly #hash = createHash('sha256');
  #size = 0;
  #mediaType: MediaType | undefined;
  #text: TextCheck | undefined;

  /**
   * Hands on the source's bytes as they are; the first chunk is long enough to be sniffed.
   * @throws DocumentTooLarge, UnsupportedMediaType or DocumentEmpty as soon as it shows
   */
  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of headFirst(source)) {
      await this.#take(chunk);
      yield chunk;
    }
    if (this.#size === 0) throw new DocumentEmpty(wrong('has no bytes'));
    if (this.#text?.isComplete() === false) throw notTaken();
  }

  /** Call it once, after everything has passed. */
  finish(): Inspected {
    if (this.#mediaType === undefined) throw new Error('The inspection of a document is not over');
    return {
      size: this.#size,
      digest: `sha-256=:${this.#hash.digest('base64')}:`,
      mediaType: this.#mediaType,
    };
  }

  async #take(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.length;
    if (this.#size > MAX_DOCUMENT_BYTES) throw new DocumentTooLarge(wrong('has more than 20 MiB'));
    if (this.#mediaType === undefined) await this.#sniff(chunk);
    if (this.#text?.accepts(chunk) === false) throw notTaken();
    this.#hash.update(chunk);
  }

  async #sniff(head: Uint8Array): Promise<void> {
    this.#mediaType = await sniffMediaType(head.subarray(0, HEAD_BYTES));
    if (this.#mediaType === undefined) throw notTaken();
    if (isText(this.#mediaType)) this.#text = new TextCheck(this.#mediaType);
  }
}

/** Holds the first chunks back until they suffice to be sniffed together. */
async function* headFirst(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of source) {
    if (head === undefined) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD_BYTES) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}
