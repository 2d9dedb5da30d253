/**
 * The bytes of a body that somebody else sends, such as a message to your webhook: a request of node:http, the `body` of a
 * `Response` (null where it has none), or any other stream of bytes.
 * @returns undefined when there are more than `maxBytes`, the rest of which is not read
 * @throws what the stream throws
 */
export async function readUpTo(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    // Leaving the loop ends the stream.
    if (length > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
