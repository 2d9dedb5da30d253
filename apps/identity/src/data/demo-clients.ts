import type { Client } from './identity-data';
import { newSigningKey } from './keys';

type ClientKind = Omit<Client, 'privateKeyJwk'>;

const AGENCIES = ['housing', 'school', 'tax', 'social', 'library', 'employment', 'civil-registry', 'business-register'];
const SERVICES = ['registry', 'adapters', 'audit'];

/** For people's sign-in in the browser. */
export const PORTAL = 'askonce-portal';
/** For scripts that sign in as a demo person; it has no key of its own. */
export const SCRIPTS = 'askonce-scripts';

const demoClients: readonly ClientKind[] = [
  ...AGENCIES.map((agency): ClientKind => ({ clientId: `${agency}-backend`, roles: ['agency'], agency })),
  ...SERVICES.map((service): ClientKind => ({ clientId: `askonce-${service}`, roles: ['service'] })),
  { clientId: PORTAL, roles: [] },
];

/** The clients of the demo that are not among the given ones, each with a new key. */
export function missingClients(existing: readonly Client[]): Promise<Client[]> {
  const known = new Set(existing.map(({ clientId }) => clientId));
  return Promise.all(
    demoClients
      .filter(({ clientId }) => !known.has(clientId))
      .map(async (kind) => ({ ...kind, privateKeyJwk: await newSigningKey() })),
  );
}
