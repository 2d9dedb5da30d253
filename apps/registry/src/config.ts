import { type ConfigOf, readConfig, setting } from '@askonce/config';
import { serviceSettings } from '@askonce/service';

const settings = {
  ...serviceSettings,
  masterKeyFile: setting.text('ASKONCE_MASTER_KEY_FILE'),
  subjectSecretFile: setting.text('ASKONCE_SUBJECT_SECRET_FILE'),
  /** Public keys of our own services, by client id. */
  serviceKeys: setting.secretFile('ASKONCE_SERVICE_KEYS_FILE'),
  /** Days before its end at which a consent is told of. */
  consentNoticeDays: setting.integer('ASKONCE_CONSENT_NOTICE_DAYS', { min: 1, max: 180, fallback: 14 }),
  portalUrl: setting.url('ASKONCE_PORTAL_URL'),
  auditUrl: setting.url('ASKONCE_AUDIT_URL'),
};

export type RegistryConfig = ConfigOf<typeof settings>;

export const readRegistryConfig = (env: NodeJS.ProcessEnv): RegistryConfig => readConfig(env, settings);

/** What the process was started with. */
export const environment = process.env;
