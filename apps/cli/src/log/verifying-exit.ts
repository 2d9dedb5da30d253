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
  quorum_missed: 12,
};

/** Behind the options of `--help`. */
export const EXITS_HELP = `
Exit codes:
   0  all holds
   1  it could not be tried: no answer, no such file, a key that is none
   2  a checkpoint, tile or bundle is malformed, or a bundle has too many or too few entries
   3  the key did not sign the checkpoint
   4  the checkpoint was altered
   5  it is the checkpoint of another log
   6  an entry is not the one in the tree
   7  a tile does not follow from the entries
   8  the signed root is not that of the entries
   9  a fork: two roots for the same size
  10  a fork: the log does not continue the one that was kept
  11  the log has fewer entries than it had
  12  too few witnesses cosigned the checkpoint (--witnesses)`;

export const exitOf = (code: TlogErrorCode): number => EXITS[code] ?? MALFORMED;
