import type { ServiceSpec } from './service-spec';

/** What belongs to one service alone, or would mean something else to it, is not handed down. */
const OWN = /^(ASKONCE_|DATABASE_|KAFKA_|PG|npm_|NODE_ENV$|NODE_CHANNEL_)/;

/** The caller's environment without what a service sets itself. */
export function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !OWN.test(key)));
}

export interface Addresses {
  port: number;
  metricsPort: number;
  url: string;
}

export interface StateAddresses {
  databaseUrl: string;
  kafkaBrokers: readonly string[];
}

/** What a service is told wherever it runs; identity needs less, since it has no state but its file. */
export function commonEnvironment(
  service: ServiceSpec,
  addresses: Addresses,
  audience: string,
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    ASKONCE_HOST: '127.0.0.1',
    ASKONCE_PORT: String(addresses.port),
    ASKONCE_PUBLIC_URL: addresses.url,
    ASKONCE_AUDIENCE: audience,
    ...(service.stateful ? { ASKONCE_METRICS_PORT: String(addresses.metricsPort) } : {}),
  };
}

export function stateEnvironment(
  service: ServiceSpec,
  { databaseUrl, kafkaBrokers }: StateAddresses,
  issuer: string,
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    ASKONCE_ISSUERS: issuer,
    ...(service.onKafka ? { KAFKA_BROKERS: kafkaBrokers.join(',') } : {}),
  };
}
