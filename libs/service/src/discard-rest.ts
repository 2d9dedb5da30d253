import type { IncomingMessage } from 'node:http';

/** What is read and thrown away of a body that nobody wants, so that its sender gets to read the answer. */
const DISCARDED_BYTES = 80 * 1024 * 1024;

/** Reads to its end a body that was answered before. Without this it would block the connection for its sender's next request. */
export function discardRest(body: IncomingMessage): void {
  if (body.readableEnded || body.destroyed) return;
  let left = DISCARDED_BYTES;
  body.unpipe();
  body.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) body.destroy();
  });
  body.resume();
}
