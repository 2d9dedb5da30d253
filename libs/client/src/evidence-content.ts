import { createHash } from 'node:crypto';

/** A document did not arrive whole: the connection broke off, or the bytes are not those that the service named. */
export class DamagedEvidence extends Error {
  override readonly name = 'DamagedEvidence';

  constructor(what: string, options?: ErrorOptions) {
    super(`${what} Discard what has arrived and read it again.`, options);
  }
}

/** A released document on its way in. It can be read once: as a stream, or as a whole. */
export class EvidenceContent {
  readonly mediaType: string;
  /** Repr-Digest (RFC 9530) of the bytes; the same as `document.digest` of the request. */
  readonly digest: string;
  private readonly expected: string;

  /** @throws DamagedEvidence when there is no digest to compare with */
  constructor(
    private readonly response: Response,
    private readonly signal?: AbortSignal,
  ) {
    this.mediaType = response.headers.get('content-type') ?? 'application/octet-stream';
    this.digest = response.headers.get('repr-digest') ?? '';
    const expected = /(?:^|[,\s])sha-256=:([A-Za-z0-9+/=]+):/.exec(this.digest)?.[1];
    if (expected === undefined) throw new DamagedEvidence('The answer has no SHA-256 in its Repr-Digest.');
    this.expected = expected;
  }

  /** Ends only when the bytes are the right ones; until then they are not to be used. @throws DamagedEvidence while being read */
  stream(): ReadableStream<Uint8Array> {
    return ReadableStream.from(this.checked());
  }

  /** @throws DamagedEvidence */
  async bytes(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.checked()) pieces.push(piece);
    return new Uint8Array(Buffer.concat(pieces));
  }

  private async *checked(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const piece of this.arriving()) {
      hash.update(piece);
      yield piece;
    }
    if (hash.digest('base64') !== this.expected)
      throw new DamagedEvidence('The bytes do not have the digest that was named.');
  }

  private async *arriving(): AsyncGenerator<Uint8Array> {
    try {
      if (this.response.body !== null) yield* this.response.body as ReadableStream<Uint8Array>;
    } catch (cause) {
      this.signal?.throwIfAborted();
      throw new DamagedEvidence('The connection broke off.', { cause });
    }
  }
}
