import { defineProblem, Forbidden, type Problem, Unauthenticated } from '@askonce/problems';

export const IssuerUnavailable = defineProblem({
  slug: 'issuer-unavailable',
  status: 503,
  title: 'Access tokens cannot be verified at the moment',
  mend: 'The keys of the identity provider cannot be fetched. Nothing was changed. Try again after the seconds that Retry-After says.',
});

/** Without an error code: RFC 6750 §3.1 asks for none where no credentials came at all. */
export function tokenMissing(): Problem {
  return new Unauthenticated({ headers: { 'WWW-Authenticate': 'Bearer realm="askonce"' } });
}

/** @param reason one of our own sentences, without quotation marks; never anything that the token holds. */
export function tokenInvalid(reason: string): Problem {
  return new Unauthenticated({
    detail: reason,
    headers: { 'WWW-Authenticate': `Bearer realm="askonce", error="invalid_token", error_description="${reason}"` },
  });
}

export function issuerUnavailable(cause: unknown): Problem {
  return new IssuerUnavailable({ headers: { 'Retry-After': '2' }, cause });
}

/** The same words for every case, so that they tell nothing about what exists. */
export function forbidden(): Problem {
  return new Forbidden();
}
