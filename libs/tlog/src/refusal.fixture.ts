import { isTlogError, type TlogErrorCode } from './tlog-error';

/** The code with which something is refused; anything else that is thrown goes on, and no refusal is none. */
export function refusalOf(act: () => unknown): TlogErrorCode | undefined {
  try {
    act();
  } catch (error) {
    if (isTlogError(error)) return error.code;
    throw error;
  }
  return undefined;
}

export async function rejectionOf(promise: Promise<unknown>): Promise<TlogErrorCode | undefined> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  return refusalOf(() => {
    if (outcome !== undefined) throw outcome as Error;
  });
}

/** Every way to flip one bit of some bytes. */
export function* flippedBits(bytes: Uint8Array): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = copy[bit >> 3]! ^ (1 << (bit & 7));
    yield copy;
  }
}
