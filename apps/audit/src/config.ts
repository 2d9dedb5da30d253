import { readConfig, setting } from '@askonce/config';
import { type ServiceConfig, serviceSettings } from '@askonce/service';
import type { JWK } from 'jose';
import type { Thresholds } from './curiosity/rules';
import { LogWitnesses, NO_WITNESSES } from './witnesses/log-witnesses';

const settings = {
  ...serviceSettings,
  registryUrl: setting.url('ASKONCE_REGISTRY_URL'),
  tokenEndpoint: setting.url('ASKONCE_TOKEN_ENDPOINT'),
  clientId: setting.text('ASKONCE_CLIENT_ID', 'askonce-audit'),
  clientKey: setting.privateKeyFile('ASKONCE_CLIENT_KEY_FILE'),
  masterKeyFile: setting.text('ASKONCE_MASTER_KEY_FILE'),
  logKey: setting.secretFile('ASKONCE_LOG_KEY_FILE'),
  logSecretFile: setting.text('ASKONCE_LOG_SECRET_FILE'),
  logFolder: setting.text('ASKONCE_LOG_FOLDER'),
  detailsRetention: setting.period('ASKONCE_AUDIT_DETAILS_RETENTION'),
  logWitnesses: setting.textFile('ASKONCE_LOG_WITNESSES_FILE', NO_WITNESSES),
  rawAppend: setting.oneOf('AUDIT_RAW_APPEND', ['0', '1'], '0'),
  personsPerHour: setting.integer('ASKONCE_USUAL_PERSONS_PER_HOUR', { min: 1, max: 900, fallback: 60 }),
  personsPerDay: setting.integer('ASKONCE_USUAL_PERSONS_PER_DAY', { min: 1, max: 900, fallback: 250 }),
  onePersonPerDay: setting.integer('ASKONCE_USUAL_LOOKUPS_OF_ONE_PERSON', { min: 1, max: 900, fallback: 30 }),
  deniedPercent: setting.integer('ASKONCE_USUAL_DENIED_PERCENT', { min: 1, max: 100, fallback: 50 }),
  deniedLeast: setting.integer('ASKONCE_USUAL_DENIED_LEAST', { min: 1, max: 900, fallback: 20 }),
};

/** What this process was started with. */
export const environment = process.env;

export interface AuditConfig extends ServiceConfig {
  readonly registryUrl: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Master keys, which wrap the keys under which details are sealed. */
  readonly masterKeyFile: string;
  /** Private: signs checkpoints. The name in it is the origin of the log. */
  readonly logKey: string;
  /** The secret from which ids of leaves and salts are derived. */
  readonly logSecretFile: string;
  /** Where the last checkpoint and the leaves are kept outside the database; one for all instances. */
  readonly logFolder: string;
  /** How long details about persons are kept, as an ISO 8601 period; for good unless told. */
  readonly detailsRetention?: string;
  /** Who is asked to cosign checkpoints, and how many have to. */
  readonly logWitnesses: LogWitnesses;
  /** Whether anybody may append anything to a log of its own: for measuring only. */
  readonly rawAppend: boolean;
  /** Private: how this service proves to the identity provider who it is. */
  readonly clientKey: JWK;
  /** Beyond it, look-ups are recorded as unusual. */
  readonly usualLookups: Thresholds;
}

/** @throws InvalidEnvironment */
export function readAuditConfig(env: NodeJS.ProcessEnv): AuditConfig {
  const { detailsRetention, ...config } = readConfig(env, settings);
  const { personsPerHour, personsPerDay, onePersonPerDay, deniedPercent, deniedLeast } = config;
  return {
    ...config,
    ...(detailsRetention !== '' && { detailsRetention }),
    logWitnesses: LogWitnesses.in(config.logWitnesses, config.logKey),
    rawAppend: config.rawAppend === '1',
    usualLookups: { personsPerHour, personsPerDay, onePersonPerDay, deniedPercent, deniedLeast },
  };
}
