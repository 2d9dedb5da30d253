import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Person } from '../data/identity-data';
import { AttemptLimiter } from './attempt-limiter';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Where the attempt comes from. */
  readonly address: string;
}

export type SignInOutcome =
  | { readonly is: 'signed_in'; readonly person: Person }
  | { readonly is: 'refused' }
  | { readonly is: 'too_many_attempts'; readonly retryAfter: number };

/** What unknown people are compared with, so that their attempts take the same steps as those of known ones. */
const NOBODYS_PASSWORD = randomBytes(16).toString('hex');

/** Checks names and passwords; the passwords are random, so a plain hash is enough to compare them evenly. */
export class SignIn {
  constructor(
    private readonly people: { findByUsername(username: string): Person | undefined },
    private readonly limiter = new AttemptLimiter(),
  ) {}

  attempt({ username, password, address }: Credentials): SignInOutcome {
    const key = `${address} ${digest(username).toString('base64url')}`;
    const retryAfter = this.limiter.secondsToWait(key);
    if (retryAfter > 0) return { is: 'too_many_attempts', retryAfter };
    const person = this.people.findByUsername(username);
    const fits = timingSafeEqual(digest(password), digest(person?.password ?? NOBODYS_PASSWORD));
    if (person === undefined || !fits) {
      this.limiter.failed(key);
      return { is: 'refused' };
    }
    this.limiter.succeeded(key);
    return { is: 'signed_in', person };
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
