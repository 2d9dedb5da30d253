import { InvalidEnvironment, readConfig, setting } from '@askonce/config';
import { type ServiceConfig, serviceSettings } from '@askonce/service';
import type { JWK } from 'jose';

const settings = {
  ...serviceSettings,
  registryUrl: setting.url('ASKONCE_REGISTRY_URL'),
  tokenEndpoint: setting.url('ASKONCE_TOKEN_ENDPOINT'),
  clientId: setting.text('ASKONCE_CLIENT_ID', 'askonce-audit'),
  clientKey: setting.secretFile('ASKONCE_CLIENT_KEY_FILE'),
  /** Handed over from the start, so that no deployment changes when details are sealed. */
  masterKeyFile: setting.text('ASKONCE_MASTER_KEY_FILE', ''),
};

/** What this process was started with. */
export const environment = process.env;

export interface AuditConfig extends ServiceConfig {
  readonly registryUrl: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Private: how this service proves to the identity provider who it is. */
  readonly clientKey: JWK;
}

/** @throws InvalidEnvironment */
export function readAuditConfig(env: NodeJS.ProcessEnv): AuditConfig {
  const config = readConfig(env, settings);
  return { ...config, clientKey: privateKeyIn(config.clientKey) };
}

function privateKeyIn(text: string): JWK {
  const key = parsed(text);
  if (typeof key === 'object' && key !== null && 'kty' in key && 'd' in key) return key as JWK;
  throw new InvalidEnvironment(['ASKONCE_CLIENT_KEY_FILE must hold a private key as JWK']);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
