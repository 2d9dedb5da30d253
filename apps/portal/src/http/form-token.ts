import csrf from '@fastify/csrf';
import type { Session } from 'fastify';

const tokens = csrf({ userInfo: true });

type Browser = Pick<Session, 'formSecret' | 'signedIn'>;

/** A token for the forms of a page, good for this browser and person: another one each time, so that nobody can guess it from compressed pages. */
export function formToken(session: Browser): string {
  session.formSecret ??= tokens.secretSync();
  return tokens.create(session.formSecret, personIn(session));
}

export const belongsTo = (session: Browser, token: string | undefined): boolean =>
  session.formSecret !== undefined &&
  token !== undefined &&
  tokens.verify(session.formSecret, token, personIn(session));

const personIn = ({ signedIn }: Browser): string => signedIn?.personId ?? 'nobody';
