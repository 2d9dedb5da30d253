import { defineProblem } from './problem';

export const InvalidRequest = defineProblem({
  slug: 'invalid-request',
  status: 422,
  title: 'The request is not valid',
  mend: 'Correct the places named in errors and send it again.',
});

export const MalformedRequest = defineProblem({
  slug: 'malformed-request',
  status: 400,
  title: 'The request cannot be read',
  mend: 'Send well-formed JSON, or well-formed multipart where a document is sent, with a fitting Content-Type.',
});

export const NotFound = defineProblem({
  slug: 'not-found',
  status: 404,
  title: 'Nothing here',
  mend: 'There is nothing at this address that this caller may see.',
});

export const Unauthenticated = defineProblem({
  slug: 'unauthenticated',
  status: 401,
  title: 'Not signed in',
  mend: 'Send a valid access token as Bearer token in the Authorization header.',
});

export const Forbidden = defineProblem({
  slug: 'forbidden',
  status: 403,
  title: 'Not allowed',
  mend: 'This operation needs another role than the token carries.',
});

export const MethodNotAllowed = defineProblem({
  slug: 'method-not-allowed',
  status: 405,
  title: 'Method not allowed',
  mend: 'Use a method that this address knows; the OpenAPI document names them.',
});

export const BodyTooLarge = defineProblem({
  slug: 'body-too-large',
  status: 413,
  title: 'The body is too large',
  mend: 'Send less; the OpenAPI document names the limit.',
});

export const UnsupportedMediaType = defineProblem({
  slug: 'unsupported-media-type',
  status: 415,
  title: 'This kind of content is not taken',
  mend: 'Send one of the media types that the OpenAPI document names for this operation.',
});

export const IdempotencyKeyReused = defineProblem({
  slug: 'idempotency-key-reused',
  status: 422,
  title: 'The Idempotency-Key was used for another call',
  mend: 'Use a new key for a new call; repeat a call with the same key and the same body only.',
});

export const TooManyRequests = defineProblem({
  slug: 'too-many-requests',
  status: 429,
  title: 'Too many requests',
  mend: 'Wait as long as Retry-After says, then go on more slowly.',
});

export const InternalError = defineProblem({
  slug: 'internal-error',
  status: 500,
  title: 'Something went wrong here',
  mend: 'Try again later; if it stays, give the traceId to whoever runs this service.',
});

export const Unavailable = defineProblem({
  slug: 'unavailable',
  status: 503,
  title: 'Not available at the moment',
  mend: 'Nothing was changed. Try again after the seconds that Retry-After says.',
});
