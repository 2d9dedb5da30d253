import { type ConfigOf, InvalidEnvironment, readConfig, setting } from '@askonce/config';
import { serviceSettings } from '@askonce/service';
import { readConnectorSecrets } from './agencies/connector-secrets';
import type { AgencySecrets } from './connectors/connector-kinds';

const settings = {
  ...serviceSettings,
  registryUrl: setting.url('ASKONCE_REGISTRY_URL'),
  tokenEndpoint: setting.url('ASKONCE_TOKEN_ENDPOINT'),
  clientId: setting.text('ASKONCE_CLIENT_ID', 'askonce-adapters'),
  clientKey: setting.privateKeyFile('ASKONCE_CLIENT_KEY_FILE'),
  connectorSecrets: setting.secretFile('ASKONCE_CONNECTOR_SECRETS_FILE'),
  /** Hours after which a document that an agency does not take is given up. */
  deliveryHours: setting.integer('ASKONCE_DELIVERY_HOURS', { min: 1, max: 168, fallback: 24 }),
};

/** What this process was started with. */
export const environment = process.env;

export interface AdaptersConfig extends Omit<ConfigOf<typeof settings>, 'connectorSecrets'> {
  readonly connectorSecrets: ReadonlyMap<string, AgencySecrets>;
}

/** @throws InvalidEnvironment */
export function readAdaptersConfig(env: NodeJS.ProcessEnv): AdaptersConfig {
  const config = readConfig(env, settings);
  return {
    ...config,
    connectorSecrets: parsed('ASKONCE_CONNECTOR_SECRETS_FILE', () => readConnectorSecrets(config.connectorSecrets)),
  };
}

function parsed<T>(key: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidEnvironment([`${key}: ${error instanceof Error ? error.message : 'cannot be read'}`]);
  }
}
