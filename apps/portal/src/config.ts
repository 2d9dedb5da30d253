import { readConfig, setting } from '@askonce/config';
import { type ServerConfig, serverSettings } from '@askonce/service';
import type { JWK } from 'jose';
import { Messages } from './language/messages';
import { loadTheme, type Theme } from './theme/theme';

const settings = {
  ...serverSettings,
  issuer: setting.url('ASKONCE_ISSUERS'),
  audience: setting.text('ASKONCE_AUDIENCE', 'askonce'),
  registryUrl: setting.url('ASKONCE_REGISTRY_URL'),
  auditUrl: setting.url('ASKONCE_AUDIT_URL'),
  clientId: setting.text('ASKONCE_CLIENT_ID', 'askonce-portal'),
  clientKey: setting.privateKeyFile('ASKONCE_CLIENT_KEY_FILE'),
  sessionKeyFile: setting.text('ASKONCE_SESSION_KEY_FILE'),
  /** A theme that is shipped, by name, or the path of a folder. */
  theme: setting.text('ASKONCE_PORTAL_THEME', 'plain'),
  idleMinutes: setting.integer('ASKONCE_SESSION_IDLE_MINUTES', { min: 1, max: 720, fallback: 20 }),
  sessionHours: setting.integer('ASKONCE_SESSION_HOURS', { min: 1, max: 24, fallback: 8 }),
  signInsPerMinute: setting.integer('ASKONCE_SIGN_INS_PER_MINUTE', { min: 1, max: 100_000, fallback: 30 }),
  formsPerMinute: setting.integer('ASKONCE_FORMS_PER_MINUTE', { min: 1, max: 100_000, fallback: 60 }),
};

/** What this process was started with. */
export const environment = process.env;

export interface PortalConfig extends ServerConfig {
  /** The identity provider at which citizens sign in. */
  readonly issuer: string;
  readonly audience: string;
  readonly registryUrl: string;
  readonly auditUrl: string;
  readonly clientId: string;
  /** Private: how the portal proves to the identity provider who it is. */
  readonly clientKey: JWK;
  /** The secret that signs cookies and seals what sessions hold. */
  readonly sessionKeyFile: string;
  readonly theme: Theme;
  readonly messages: Messages;
  /** Without a request for so long one is signed out. */
  readonly idleMinutes: number;
  /** After so long one is signed out in any case. */
  readonly sessionHours: number;
  /** Per address. */
  readonly signInsPerMinute: number;
  /** Per session. */
  readonly formsPerMinute: number;
}

/** @throws InvalidEnvironment, and an Error that says what is wrong with the theme */
export function readPortalConfig(env: NodeJS.ProcessEnv): PortalConfig {
  const config = readConfig(env, settings);
  return { ...config, theme: loadTheme(config.theme), messages: Messages.load() };
}
