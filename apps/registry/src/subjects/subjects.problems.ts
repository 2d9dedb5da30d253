import { defineProblem } from '@askonce/problems';

export const PersonBusy = defineProblem({
  slug: 'person-busy',
  status: 503,
  title: 'Too much is happening to this person at once',
  mend: 'Nothing was changed. Send the same call, with the same Idempotency-Key, again after a second.',
});

export const IdempotencyKeyMissing = defineProblem({
  slug: 'idempotency-key-missing',
  status: 422,
  title: 'The Idempotency-Key is missing',
  mend: 'Send a header Idempotency-Key of 1 to 128 visible ASCII characters, new for each call and the same when it is repeated.',
});
