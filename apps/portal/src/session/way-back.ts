import type { Session } from 'fastify';
import type { OwnRequestStanding } from '@askonce/client';
import type { WayBack } from './session-data';

type Came = Pick<Session, 'signedIn' | 'wayBack'>;

/** Remembers the agency whose link somebody followed. Where it does not want people back, who came before it is forgotten. */
export function rememberWayBack(
  session: Came,
  { id, agencyName, returnUrl }: Pick<OwnRequestStanding, 'id' | 'agencyName' | 'returnUrl'>,
): void {
  const url = wayBackUrl(returnUrl, id);
  const personId = session.signedIn?.personId;
  const wayBack =
    url === undefined || personId === undefined
      ? undefined
      : { personId, requestId: id, agencyName, url: url.href, host: url.host };
  if (JSON.stringify(session.wayBack) !== JSON.stringify(wayBack)) session.wayBack = wayBack;
}

/** What was remembered of whoever is signed in now. */
export function wayBackOf({ signedIn, wayBack }: Came): WayBack | undefined {
  return wayBack?.personId === signedIn?.personId ? wayBack : undefined;
}

/** An agency's address with the id of its request, so that it knows what was done; nothing where it is no web address. */
export function wayBackUrl(returnUrl: string | undefined, requestId: string): URL | undefined {
  const url = returnUrl === undefined ? null : URL.parse(returnUrl);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return undefined;
  url.searchParams.set('request', requestId);
  return url;
}
