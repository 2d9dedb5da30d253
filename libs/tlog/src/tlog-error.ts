/** Every reason for which something is refused here, by code, and what it means. A code keeps its meaning. */
export const TLOG_ERRORS = {
  text_too_large: 'a note, proof or message above 1 MiB',
  number_malformed: 'not a whole number from 0 in plain decimal digits',
  number_too_large: 'a number above 2^53 − 1',
  hash_malformed: 'not a hash of 32 bytes',
  index_out_of_range: 'an index that a tree of this size does not have',
  size_out_of_range: 'sizes between which there is nothing to prove',
  range_malformed: 'a compact range that does not belong to its size',
  proof_wrong_length: 'a proof with more or fewer hashes than these sizes take',
  inclusion_mismatch: 'the leaf is not at this index of the tree with this root',
  consistency_mismatch: 'the newer tree is no continuation of the older one',
  roots_differ: 'two roots for one size: a fork',
  tile_path_malformed: 'not the path of a tile or an entry bundle',
  tile_wrong_length: 'a tile with more or fewer hashes than its width',
  tile_mismatch: 'a tile with a hash that does not follow from the entries',
  bundle_malformed: 'an entry bundle that ends within an entry, or has too many or none',
  bundle_wrong_length: 'an entry bundle with more or fewer entries than its width',
  entry_too_large: 'an entry above 65,535 bytes',
  entry_mismatch: 'an entry that is not the one in the tree',
  root_mismatch: 'the entries do not lead to the root of the checkpoint',
  log_shrank: 'a log with fewer entries than it had before',
  key_malformed: 'not a verifier key or signer key',
  key_id_mismatch: 'a key that does not have the id written in it',
  key_type_unsupported: 'a key for another type of signature',
  key_ambiguous: 'two keys with the same name and id',
  note_malformed: 'not a signed note',
  note_too_many_signatures: 'a note with more than 100 signatures',
  note_unsigned: 'a note that none of the keys signed that must have',
  signature_invalid: 'a signature in the name of a known key that the key did not make',
  checkpoint_malformed: 'not the text of a checkpoint',
  checkpoint_origin_mismatch: 'the checkpoint of another log',
  quorum_missed: 'a checkpoint with fewer witnesses than demanded',
  proof_malformed: 'not a proof in the format c2sp.org/tlog-proof@v1',
  policy_malformed: 'not a policy in the form of c2sp.org/tlog-policy, or one with groups of groups',
  witness_request_malformed: 'not the body of a call of add-checkpoint',
  witness_answer_malformed: 'not the body of an answer to add-checkpoint',
} as const;

export type TlogErrorCode = keyof typeof TLOG_ERRORS;

/** What was refused, by a code that tells the reasons apart; the message says what was found and what was expected. */
export class TlogError extends Error {
  override readonly name = 'TlogError';

  constructor(
    readonly code: TlogErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Whether something was refused, and for one of these reasons if any are named. */
export function isTlogError(error: unknown, ...codes: readonly TlogErrorCode[]): error is TlogError {
  return error instanceof TlogError && (codes.length === 0 || codes.includes(error.code));
}
