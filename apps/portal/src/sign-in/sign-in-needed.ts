/** Whoever asks has to sign in first, or again. */
export class SignInNeeded extends Error {
  constructor(readonly why: 'nobody' | 'idle' | 'too_long' | 'token') {
    super('Somebody has to sign in.');
  }

  /** Whether a session reached its limits, so that it may be somebody else by now. */
  get isOverdue(): boolean {
    return this.why === 'idle' || this.why === 'too_long';
  }
}
