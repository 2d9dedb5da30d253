import type { JWK } from 'jose';
import { type ConfigOf, InvalidEnvironment, readConfig, setting } from '@askonce/config';
import { serviceSettings } from '@askonce/service';
import { readConnectorSecrets } from './agencies/connector-secrets';
import type { AgencySecrets } from './connectors/connector-kinds';

const settings = {
  ...serviceSettings,
  registryUrl: setting.url('ASKONCE_REGISTRY_URL'),
  tokenEndpoint: setting.url('ASKONCE_TOKEN_ENDPOINT'),
  clientId: setting.text('ASKONCE_CLIENT_ID', 'askonce-adapters'),
  clientKey: setting.secretFile('ASKONCE_CLIENT_KEY_FILE'),
  connectorSecrets: setting.secretFile('ASKONCE_CONNECTOR_SECRETS_FILE'),
  /** Hours after which a document that an agency does not take is given up. */
  deliveryHours: setting.integer('ASKONCE_DELIVERY_HOURS', { min: 1, max: 168, fallback: 24 }),
};

/** What this process was started with. */
export const environment = process.env;

export interface AdaptersConfig extends Omit<ConfigOf<typeof settings>, 'clientKey' | 'connectorSecrets'> {
  readonly clientKey: JWK;
  readonly connectorSecrets: ReadonlyMap<string, AgencySecrets>;
}

/** @throws InvalidEnvironment */
export function readAdaptersConfig(env: NodeJS.ProcessEnv): AdaptersConfig {
  const config = readConfig(env, settings);
  return {
    ...config,
    clientKey: parsed('ASKONCE_CLIENT_KEY_FILE', () => privateJwk(config.clientKey)),
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

function privateJwk(text: string): JWK {
  const jwk = jsonOf(text);
  if (typeof jwk === 'object' && jwk !== null && 'kty' in jwk && 'd' in jwk) return jwk as JWK;
  throw new Error('must hold one private JWK.');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read.
    throw new Error('must hold JSON.');
  }
}
