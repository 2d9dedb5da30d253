/**
 * Text that can be stored as it is: no control characters, and no halves of surrogate pairs, which would all become the
 * same bytes, and identifiers of different persons the same person's.
 */
export const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

/** The same in several lines, of which one at least says something. */
export const PRINTABLE_LINES = /^(?=\s*\S)(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
