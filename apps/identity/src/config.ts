import { type ConfigOf, readConfig, setting } from '@askonce/config';
import { LOG_LEVELS } from '@askonce/observability';

const settings = {
  host: setting.text('ASKONCE_HOST', '127.0.0.1'),
  port: setting.port('ASKONCE_PORT', 0),
  /** The issuer; empty: where the service listens. */
  publicUrl: setting.url('ASKONCE_PUBLIC_URL', ''),
  dataFile: setting.text('ASKONCE_IDENTITY_DATA'),
  audience: setting.text('ASKONCE_AUDIENCE', 'askonce'),
  logLevel: setting.oneOf('ASKONCE_LOG_LEVEL', LOG_LEVELS, 'info'),
  /** Where the portal is; empty: nobody can sign in through a browser yet. */
  portalUrl: setting.url('ASKONCE_PORTAL_URL', ''),
};

export type IdentityConfig = ConfigOf<typeof settings>;

/** @throws Error when the environment is that of a production system, or does not fit. */
export function readIdentityConfig(env: NodeJS.ProcessEnv = process.env): IdentityConfig {
  if (env.NODE_ENV === 'production') {
    throw new Error(
      'The identity provider of AskOnce is for development only: with NODE_ENV=production, set ASKONCE_ISSUERS of the services to the identity provider of the administration.',
    );
  }
  return readConfig(env, settings);
}
