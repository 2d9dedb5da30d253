import type { Evidence } from '../connector';
import type { WebhookContent } from './webhook-sender';

export const WEBHOOK_TYPE = 'evidence.released';

/** The JSON of one delivery, in pieces: all but the document's bytes is known beforehand, and so is its length. */
export class WebhookBody implements WebhookContent {
  private readonly head: Buffer;
  private readonly tail: Buffer;
  readonly length: number;

  constructor(
    private readonly evidence: Evidence,
    timestamp: Date,
  ) {
    const { releaseId, requestId, evidenceType, qualifier, mediaType, digest, subject, size } = evidence;
    const data = {
      releaseId,
      requestId,
      evidenceType,
      ...(qualifier !== '' && { qualifier }),
      mediaType,
      digest,
      subject,
    };
    const json = JSON.stringify({
      type: WEBHOOK_TYPE,
      timestamp: timestamp.toISOString(),
      data: { ...data, content: '' },
    });
    this.tail = Buffer.from('"}}');
    this.head = Buffer.from(json.slice(0, -this.tail.length));
    this.length = this.head.length + Math.ceil(size / 3) * 4 + this.tail.length;
  }

  /** Each call reads the document anew. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    yield this.head;
    yield* base64(this.evidence.content());
    yield this.tail;
  }
}

/** Base64 turns three bytes into four letters, so what is left of a chunk waits for the next. */
async function* base64(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    if (whole > 0) yield Buffer.from(bytes.subarray(0, whole).toString('base64'), 'latin1');
  }
  if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1');
}
