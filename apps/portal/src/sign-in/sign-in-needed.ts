/** Whoever asks has to sign in first, or again. */
export class SignInNeeded extends Error {
  constructor(readonly why: 'nobody' | 'idle' | 'too_long' | 'token') {
    super('Somebody has to sign in.');
  }
}
