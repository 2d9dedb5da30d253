import { PART_BYTES, sealPart, unsealPart, type PartsSeal, type SealedPart } from './sealed-part';
import { SealBroken } from './vault-errors';
import { wipe } from './wipe';

/**
 * A transform for `stream.pipeline` or a plain call: plaintext in chunks of any size becomes sealed parts of 64 KiB, the
 * last one shorter, holding one part at a time. An empty source gives one empty last part.
 * @throws whatever the source throws
 */
export function sealParts(seal: PartsSeal): (source: AsyncIterable<Uint8Array>) => AsyncGenerator<SealedPart> {
  return async function* (source) {
    const buffer = Buffer.alloc(PART_BYTES);
    try {
      let number = 0;
      for await (const { plaintext, last } of cut(source, buffer)) {
        yield sealPart(seal, plaintext, { number, last });
        number += 1;
      }
    } finally {
      wipe(buffer);
    }
  };
}

/**
 * The reverse of `sealParts`: parts in order become plaintext. Each part is verified before its plaintext is handed on, so
 * what has been read is genuine, but only the end of the iteration says that it was complete.
 * @throws SealBroken at the first part that is altered, missing, repeated or out of place, and when the last part is missing
 */
export function unsealParts(seal: PartsSeal): (source: AsyncIterable<SealedPart>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let expected = 0;
    let complete = false;
    for await (const part of source) {
      if (complete) throw new SealBroken('a part after the last one');
      if (part.number !== expected) throw new SealBroken('a part is missing, repeated or out of place');
      yield unsealPart(seal, part);
      expected += 1;
      complete = part.last;
    }
    if (!complete) throw new SealBroken('the last part is missing');
  };
}

interface Cut {
  readonly plaintext: Uint8Array;
  readonly last: boolean;
}

/** A full buffer is handed on only when more follows: whether a part is the last is part of its seal. */
async function* cut(source: AsyncIterable<Uint8Array>, buffer: Buffer): AsyncGenerator<Cut> {
  let filled = 0;
  for await (const chunk of source) {
    for (let taken = 0; taken < chunk.length;) {
      if (filled === buffer.length) {
        yield { plaintext: buffer, last: false };
        filled = 0;
      }
      const piece = chunk.subarray(taken, taken + buffer.length - filled);
      buffer.set(piece, filled);
      filled += piece.length;
      taken += piece.length;
    }
  }
  yield { plaintext: buffer.subarray(0, filled), last: true };
}
