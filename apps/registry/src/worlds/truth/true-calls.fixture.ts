import type { TruePerson } from './true-person.fixture';
import type { TrueDocument, TrueQuestion, TrueReport, TrueRequest } from './true-things.fixture';

/** What a call with an Idempotency-Key made. */
export interface Made {
  readonly request?: TrueRequest;
  readonly document?: TrueDocument;
  readonly question?: TrueQuestion;
  readonly report?: TrueReport;
}

interface Call {
  /** Who calls, what for, and the key. */
  readonly key: string;
  readonly said: string;
}

/** A retried call is one call; what says something else under the same key is refused. */
export function callBefore(
  { calls }: TruePerson,
  { key, said }: Call,
): (Made & { said: string }) | 'other' | undefined {
  const before = calls.get(key);
  return before === undefined || before.said === said ? before : 'other';
}

export function keep({ calls }: TruePerson, { key, said }: Call, made: Made): void {
  calls.set(key, { ...made, said });
}
