/** How long witnesses are asked about the same checkpoint before a newer one takes its place without a quorum. */
export const LIFETIME_SECONDS = 12;

/** What is known when it is decided whether the witnesses are to be asked about the latest checkpoint. */
export interface CandidateFacts {
  /** Leaves of the latest checkpoint. */
  readonly latest: number;
  /** Leaves of the one that they are asked about; 0 before the first. */
  readonly candidate: number;
  readonly ageSeconds: number;
  /** Whether it has its quorum. */
  readonly isReached: boolean;
  /** The most leaves that a witness is known to have cosigned. */
  readonly known: number;
}

/**
 * Whether the latest checkpoint takes the candidate's place. All witnesses are asked about the same one, or those of a log that
 * grows all the time would each cosign another, and none would get its quorum; a witness never goes back, so one that is beyond
 * the candidate ends it. One that claims more leaves than there are ends nothing.
 */
export function isOver({ latest, candidate, ageSeconds, isReached, known }: CandidateFacts): boolean {
  const isPassed = known > candidate && known <= latest;
  return latest > candidate && (isReached || isPassed || ageSeconds > LIFETIME_SECONDS);
}
