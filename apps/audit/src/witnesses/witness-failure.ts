/** Why a witness did not cosign, and what that means. */
export const WITNESS_FAILURES = {
  unreachable: 'It could not be reached.',
  timed_out: 'It did not answer in time.',
  unexpected_answer: 'It answered something that a witness does not answer.',
  log_unknown: 'It does not know this log: whoever runs it has to add it.',
  key_refused: 'It knows this log under another key.',
  ahead: 'It has cosigned more leaves than were signed here.',
  forked: 'It has seen another tree of as many leaves of this log.',
  proof_refused: 'It does not see a continuation of the tree that it cosigned before.',
  wrong_cosignature: 'What it gave is no signature of its key under this checkpoint.',
  wrong_time: 'It cosigned at a time that is more than an hour away from ours.',
} as const;

export type WitnessFailure = keyof typeof WITNESS_FAILURES;

/** That it has seen another log than the one which is here: nothing that goes by itself. */
export const isContradiction = (failure: WitnessFailure): boolean =>
  ['ahead', 'forked', 'proof_refused'].includes(failure);
