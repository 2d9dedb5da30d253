import type { ReceiptRefusalCode } from '@askonce/client';

/** 0 where the file shows what it says; as with every command, 1 where it could not even try. */
export const EXIT = {
  shown: 0,
  malformed: 2,
  unsigned: 3,
  notInLog: 4,
  otherOpening: 5,
  otherLeaf: 6,
  otherWords: 7,
  notCosigned: 8,
} as const;

const SPECIAL: Readonly<Partial<Record<ReceiptRefusalCode, number>>> = {
  note_unsigned: EXIT.unsigned,
  signature_invalid: EXIT.unsigned,
  checkpoint_origin_mismatch: EXIT.unsigned,
  inclusion_mismatch: EXIT.notInLog,
  proof_wrong_length: EXIT.notInLog,
  index_out_of_range: EXIT.notInLog,
  commitment_mismatch: EXIT.otherOpening,
  leaf_mismatch: EXIT.otherLeaf,
  words_mismatch: EXIT.otherWords,
  quorum_missed: EXIT.notCosigned,
};

/** Whatever else is refused does not have the form that it must have. */
export const exitOf = (code: ReceiptRefusalCode): number => SPECIAL[code] ?? EXIT.malformed;
