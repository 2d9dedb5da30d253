import { type ConfigOf, setting } from '@askonce/config';
import { LOG_LEVELS } from '@askonce/observability';

/** What every server reads from its environment. */
export const serverSettings = {
  host: setting.text('ASKONCE_HOST', '127.0.0.1'),
  port: setting.port('ASKONCE_PORT', 0),
  metricsPort: setting.port('ASKONCE_METRICS_PORT', 0),
  publicUrl: setting.url('ASKONCE_PUBLIC_URL'),
  logLevel: setting.oneOf('ASKONCE_LOG_LEVEL', LOG_LEVELS, 'info'),
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: setting.networks('ASKONCE_TRUSTED_PROXIES'),
  databaseUrl: setting.databaseUrl('DATABASE_URL'),
};

/** What every API reads from its environment. */
export const serviceSettings = {
  ...serverSettings,
  /** Compared to the token's `iss` to the letter, a slash at the end included. */
  issuers: setting.list('ASKONCE_ISSUERS'),
  audience: setting.text('ASKONCE_AUDIENCE', 'askonce'),
  /** Calls a minute that one client may make. */
  rateLimit: setting.integer('ASKONCE_RATE_LIMIT', { min: 1, max: 10_000_000, fallback: 60_000 }),
  /** Requests that may be under way at the same time: of one caller by kind, and of everybody. */
  callsAtOnce: setting.integer('ASKONCE_CALLS_AT_ONCE', { min: 1, max: 100_000, fallback: 500 }),
  waitsAtOnce: setting.integer('ASKONCE_WAITS_AT_ONCE', { min: 1, max: 100_000, fallback: 200 }),
  transfersAtOnce: setting.integer('ASKONCE_TRANSFERS_AT_ONCE', { min: 1, max: 100_000, fallback: 100 }),
  requestsAtOnce: setting.integer('ASKONCE_REQUESTS_AT_ONCE', { min: 1, max: 1_000_000, fallback: 2_000 }),
  kafkaBrokers: setting.list('KAFKA_BROKERS'),
  topicPrefix: setting.text('ASKONCE_TOPIC_PREFIX', ''),
};

export type ServerConfig = ConfigOf<typeof serverSettings>;
export type ServiceConfig = ConfigOf<typeof serviceSettings>;
