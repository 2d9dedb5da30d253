import { Readable } from 'node:stream';

/** A JSON array with an item to a line, as a stream: no more than one item is in memory. */
export function jsonArray(items: AsyncIterable<object>): Readable {
  return Readable.from(linesOf(items), { objectMode: false });
}

async function* linesOf(items: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
