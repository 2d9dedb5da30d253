/** Ciphertext that was altered, cut, reordered or swapped, or that another key or another context sealed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** A wrapped key names a master key that is not at hand: it was rotated away, or the file of another installation is in use. */
export class UnknownMasterKey extends Error {
  override readonly name = 'UnknownMasterKey';
}

/** Key material of the wrong length or encoding; the message never quotes it. */
export class InvalidKey extends Error {
  override readonly name = 'InvalidKey';
}

/** A receiver's key of a type, curve or size that keys are not wrapped to. */
export class UnsupportedKey extends Error {
  override readonly name = 'UnsupportedKey';
}

/** A wrapped key that is malformed, meant for another receiver or context, or made with an algorithm that is not allowed. */
export class WrappedKeyRefused extends Error {
  override readonly name = 'WrappedKeyRefused';
}
