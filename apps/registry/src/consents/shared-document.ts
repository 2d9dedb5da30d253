import type { Catalogue } from '../catalogue/catalogue';
import { demandOf, isAskedFor, rejectionOf } from '../evidence-requests/request-facts';
import { satisfies } from '../evidence-requests/satisfies';
import type { Consent, HeldDocument } from '../subjects/person';
import type { PersonFound } from '../subjects/read-person';

/**
 * What is held of that which a consent is about, as far as it would be shared: for the request that has waited longest for
 * this consent, or, while none waits, of the type in general.
 */
export function sharedDocument(
  consent: Consent,
  { documents, requests, rejections, now }: PersonFound,
  { asData, catalogue }: { readonly asData: boolean; readonly catalogue: Catalogue },
): HeldDocument | undefined {
  const waiting = requests.find((request) => isAskedFor(consent, request, catalogue));
  const held = documents.find(
    ({ evidenceType, qualifier }) => evidenceType === consent.evidenceType && qualifier === (waiting?.qualifier ?? ''),
  );
  if (held === undefined || (waiting && rejectionOf(held, waiting, rejections))) return undefined;
  const demand = waiting === undefined ? { asData } : demandOf(waiting, { asData }, catalogue);
  return satisfies(held, demand, now) ? held : undefined;
}
