import { logKeyFile } from '../up/log-key';
import type { Secrets } from '../up/secrets';

/** What the environment of a service is made from. */
export interface ServiceContext {
  issuer: string;
  tokenEndpoint: string;
  registryUrl: string;
  auditUrl: string;
  portalUrl: string;
  /** The path of the secrets that connectors share with agencies' systems. */
  connectorSecrets: string;
  identityData: string;
  /** Where the audit service keeps what it has signed outside its database. */
  logFolder: string;
  secrets: Secrets;
  /** The path of the services' public keys, to which the registry wraps what they claim. */
  serviceKeys: () => string;
  /** The path of a service's own private key, by its name. */
  clientKey: (service: string) => string;
}

export interface ServiceSpec {
  name: string;
  /** Whether it has a database of its own. */
  stateful: boolean;
  /** Whether it speaks over Kafka. */
  onKafka: boolean;
  environment: (context: ServiceContext) => Record<string, string>;
}

/** How a service identifies itself to the identity provider, and where the registry is. */
const asClient = (service: string, context: ServiceContext): Record<string, string> => ({
  ASKONCE_REGISTRY_URL: context.registryUrl,
  ASKONCE_CLIENT_ID: `askonce-${service}`,
  ASKONCE_CLIENT_KEY_FILE: context.clientKey(service),
});

/** The services that have work, by name. The development identity provider comes first: the others need its issuer. */
export const SERVICES: readonly ServiceSpec[] = [
  {
    name: 'identity',
    stateful: false,
    onKafka: false,
    environment: ({ identityData, portalUrl }) => ({
      NODE_ENV: 'development',
      ASKONCE_IDENTITY_DATA: identityData,
      ASKONCE_PORTAL_URL: portalUrl,
    }),
  },
  {
    name: 'registry',
    stateful: true,
    onKafka: true,
    environment: ({ secrets, portalUrl, auditUrl, serviceKeys }) => ({
      ASKONCE_MASTER_KEY_FILE: secrets.key('registry-master-key'),
      ASKONCE_SUBJECT_SECRET_FILE: secrets.key('registry-subject-secret'),
      ASKONCE_SERVICE_KEYS_FILE: serviceKeys(),
      ASKONCE_PORTAL_URL: portalUrl,
      ASKONCE_AUDIT_URL: auditUrl,
    }),
  },
  {
    name: 'adapters',
    stateful: true,
    onKafka: true,
    environment: (context) => ({
      ...asClient('adapters', context),
      ASKONCE_TOKEN_ENDPOINT: context.tokenEndpoint,
      ASKONCE_CONNECTOR_SECRETS_FILE: context.connectorSecrets,
    }),
  },
  {
    name: 'audit',
    stateful: true,
    onKafka: true,
    environment: (context) => ({
      ...asClient('audit', context),
      ASKONCE_TOKEN_ENDPOINT: context.tokenEndpoint,
      ASKONCE_MASTER_KEY_FILE: context.secrets.key('audit-master-key'),
      ASKONCE_LOG_KEY_FILE: logKeyFile(context.secrets),
      ASKONCE_LOG_SECRET_FILE: context.secrets.key('audit-log-secret'),
      ASKONCE_LOG_FOLDER: context.logFolder,
    }),
  },
  {
    name: 'portal',
    stateful: true,
    onKafka: false,
    environment: (context) => ({
      ...asClient('portal', context),
      ASKONCE_AUDIT_URL: context.auditUrl,
      ASKONCE_SESSION_KEY_FILE: context.secrets.key('portal-session-key'),
      // Here everybody comes from the same address.
      ASKONCE_SIGN_INS_PER_MINUTE: '1000',
    }),
  },
];
