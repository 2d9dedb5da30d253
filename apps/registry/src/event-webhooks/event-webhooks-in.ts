import type { Catalogue } from '../catalogue/catalogue';

/** The addresses to which feeds are sent, by agency; a suspended agency has none. */
export function eventWebhooksIn({ content }: Catalogue): ReadonlyMap<string, string> {
  const declared = content.agencies.flatMap(({ id, status, events }) =>
    status === 'active' && events !== undefined ? [[id, events.url] as const] : [],
  );
  return new Map(declared);
}
