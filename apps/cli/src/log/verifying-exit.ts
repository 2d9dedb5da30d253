import type { TlogErrorCode } from '@askonce/tlog';

/** 0 where everything holds; as with every command, 1 where it could not even be tried. What has no number of its own is malformed. */
export const MALFORMED = 2;

const EXITS: Readonly<Partial<Record<TlogErrorCode, number>>> = {
  note_unsigned: 3,
  signature_invalid: 4,
  checkpoint_origin_mismatch: 5,
  entry_mismatch: 6,
  tile_mismatch: 7,
  root_mismatch: 8,
  roots_differ: 9,
  consistency_mismatch: 10,
  log_shrank: 11,
};

export const exitOf = (code: TlogErrorCode): number => EXITS[code] ?? MALFORMED;
