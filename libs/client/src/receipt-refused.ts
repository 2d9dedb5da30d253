import { TLOG_ERRORS } from '@askonce/tlog';

/**
 * Every reason for which a receipt is refused, by code, and what it means. A code keeps its meaning; those of its proof, its
 * checkpoint and the key are those of `@askonce/tlog`.
 */
export const RECEIPT_REFUSALS = {
  receipt_too_large: 'a receipt above 2 MiB',
  receipt_malformed: 'not a receipt in the format askonce-receipt@v1',
  leaf_malformed: 'a leaf that is not one of this format, as canonical JSON',
  commitment_mismatch: 'a leaf that commits to something else than this opening under this salt',
  leaf_mismatch: 'a leaf of another kind, agency or hour than its opening',
  words_mismatch: 'words that are not what the opening says',
  ...TLOG_ERRORS,
} as const;

export type ReceiptRefusalCode = keyof typeof RECEIPT_REFUSALS;

/** A receipt shows nothing, by a code that tells the reasons apart; the message says what was found. */
export class ReceiptRefused extends Error {
  override readonly name = 'ReceiptRefused';

  constructor(
    readonly code: ReceiptRefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether a receipt was refused, and for one of these reasons if any are named. */
export function isReceiptRefused(error: unknown, ...codes: readonly ReceiptRefusalCode[]): error is ReceiptRefused {
  return error instanceof ReceiptRefused && (codes.length === 0 || codes.includes(error.code));
}
