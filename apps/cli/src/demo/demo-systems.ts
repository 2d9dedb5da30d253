import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Lifetime, PortBook } from '@askonce/infrastructure';
import { startCivilRegistry } from '../demo-agencies/civil-registry';
import { type HousingInbox, startHousingInbox } from '../demo-agencies/housing-inbox';
import type { Secrets } from '../up/secrets';

/** The names that the demo catalogue uses for the addresses of the two agency systems that the demo runs itself. */
const SYSTEMS = { HOUSING_INBOX_URL: 'demo-housing', CIVIL_REGISTRY_URL: 'demo-civil-registry' } as const;

/** As the demo catalogue names our adapter to the civil registry. */
const CLIENT_ID = 'askonce';

/** Secrets by agency, as the adapters read them. */
interface ConnectorSecrets {
  readonly housing: { readonly webhookSecret: string };
  readonly 'civil-registry': { readonly clientSecret: string };
}

/** The agency systems that the demo runs itself. */
export interface DemoAgencies {
  readonly inbox: HousingInbox;
}

/** Where the demo's agency systems are, or will be. */
export async function demoSystems(ports: PortBook): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const [name, portName] of Object.entries(SYSTEMS)) {
    urls[name] = `http://127.0.0.1:${await ports.port(portName)}`;
  }
  return urls;
}

/** The path of the file of secrets that the adapters share with those systems. */
export function demoConnectorSecrets(secrets: Secrets): string {
  const made = (): ConnectorSecrets => ({
    housing: { webhookSecret: `whsec_${randomBytes(24).toString('base64')}` },
    'civil-registry': { clientSecret: randomBytes(24).toString('base64url') },
  });
  return secrets.file('connector-secrets.json', () => JSON.stringify(made()));
}

/** Starts them inside this process; they end with it. */
export async function startDemoAgencies(parts: {
  ports: PortBook;
  secrets: Secrets;
  lifetime: Lifetime;
}): Promise<DemoAgencies> {
  const { ports, lifetime } = parts;
  const secrets = JSON.parse(readFileSync(demoConnectorSecrets(parts.secrets), 'utf8')) as ConnectorSecrets;
  const inbox = await startHousingInbox({
    port: await ports.port(SYSTEMS.HOUSING_INBOX_URL),
    secret: secrets.housing.webhookSecret,
  });
  lifetime.own(() => inbox.stop());
  const civilRegistry = await startCivilRegistry({
    port: await ports.port(SYSTEMS.CIVIL_REGISTRY_URL),
    clientId: CLIENT_ID,
    clientSecret: secrets['civil-registry'].clientSecret,
  });
  lifetime.own(() => civilRegistry.stop());
  return { inbox };
}
