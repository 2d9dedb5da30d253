import type { ResourceServer } from 'oidc-provider';
import { SIGNING_ALGORITHM } from '../data/keys';

/** AskOnce as its identity provider sees it: one resource, whoever asks and whether or not it is named. */
export const RESOURCE = 'urn:askonce:services';

export const PERSON_TOKEN_SECONDS = 60 * 60;
export const SYSTEM_TOKEN_SECONDS = 10 * 60;

/** Access tokens are JWTs (RFC 9068) for this audience. */
export function resourceServer(audience: string): ResourceServer {
  return { audience, scope: '', accessTokenFormat: 'jwt', jwt: { sign: { alg: SIGNING_ALGORITHM } } };
}
