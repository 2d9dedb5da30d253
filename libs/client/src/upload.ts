import { randomUUID } from 'node:crypto';

/**
 * The bytes of a document. A Blob (`fs.openAsBlob(path)` for a file) and an array can be sent again when an attempt fails; a
 * stream is gone once it was read, so such a call is tried once.
 */
export type DocumentContent = Blob | Uint8Array | AsyncIterable<Uint8Array>;

/** Images that come one after the other, each read to its end before the next one is asked for. */
export class DocumentPages {
  constructor(readonly images: AsyncIterable<AsyncIterable<Uint8Array>>) {}
}

/** One file, or images that are to become the pages of one document. */
export type DocumentFiles = DocumentContent | readonly DocumentContent[] | DocumentPages;

/** A multipart/form-data body (RFC 7578) of metadata and a document, which is handed on as it comes. */
export class Upload {
  readonly contentType: string;
  readonly canBeSentAgain: boolean;
  /** Why the content could not be read to its end; fetch itself only says that it failed. */
  broken: { readonly cause: unknown } | undefined;
  private readonly boundary = `askonce-${randomUUID()}`;

  private readonly files: readonly DocumentContent[] | DocumentPages['images'];

  constructor(
    private readonly metadata: object,
    content: DocumentFiles,
  ) {
    this.contentType = `multipart/form-data; boundary=${this.boundary}`;
    this.files = filesIn(content);
    this.canBeSentAgain =
      Array.isArray(this.files) && this.files.every((file) => file instanceof Blob || file instanceof Uint8Array);
  }

  /** Each call begins anew. */
  open(): ReadableStream<Uint8Array> {
    return ReadableStream.from(this.pieces());
  }

  /** If the content throws, the closing boundary never comes, so that nobody takes half a document for a whole one. */
  private async *pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(
      `--${this.boundary}\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n` +
        JSON.stringify(this.metadata),
    );
    try {
      for await (const file of this.files) {
        yield Buffer.from(
          `\r\n--${this.boundary}\r\n` +
            // The service finds out the type from the bytes.
            'Content-Disposition: form-data; name="content"; filename="document"\r\nContent-Type: application/octet-stream\r\n\r\n',
        );
        yield* piecesOf(file);
      }
    } catch (cause) {
      this.broken = { cause };
      throw cause;
    }
    yield Buffer.from(`\r\n--${this.boundary}--\r\n`);
  }
}

const isList = (files: DocumentFiles): files is readonly DocumentContent[] => Array.isArray(files);

function filesIn(files: DocumentFiles): readonly DocumentContent[] | DocumentPages['images'] {
  if (files instanceof DocumentPages) return files.images;
  return isList(files) ? files : [files];
}

async function* piecesOf(content: DocumentContent): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else if (content instanceof Blob) yield* content.stream();
  else yield* content;
}
