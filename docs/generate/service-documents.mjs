import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './built.mjs';

/** Where each service's definition is, and what it wants to know before it describes itself; none of it is connected to. */
const SERVICES = {
  registry: {
    definition: () => load('apps', 'registry', 'registry.js').registry,
    env: ({ serviceKeys }) => ({
      ASKONCE_MASTER_KEY_FILE: 'none',
      ASKONCE_SUBJECT_SECRET_FILE: 'none',
      ASKONCE_SERVICE_KEYS_FILE: serviceKeys,
      ASKONCE_PORTAL_URL: 'http://portal.example',
      ASKONCE_AUDIT_URL: 'http://audit.example',
    }),
  },
  audit: {
    definition: () => load('apps', 'audit', 'audit-service.js').auditService,
    env: ({ clientKey, logKey }) => ({
      ASKONCE_REGISTRY_URL: 'http://registry.example',
      ASKONCE_TOKEN_ENDPOINT: 'http://identity.example/token',
      ASKONCE_CLIENT_KEY_FILE: clientKey,
      ASKONCE_MASTER_KEY_FILE: 'none',
      ASKONCE_LOG_KEY_FILE: logKey,
      ASKONCE_LOG_SECRET_FILE: 'none',
      ASKONCE_LOG_FOLDER: 'none',
    }),
  },
};

const EVERY_SERVICE = {
  ASKONCE_PUBLIC_URL: 'http://service.example',
  ASKONCE_ISSUERS: 'http://identity.example',
  DATABASE_URL: 'postgres://user:password@127.0.0.1:1/none',
  KAFKA_BROKERS: '127.0.0.1:1',
};

/** The OpenAPI document of a built service, without starting it. */
export async function documentOf(name) {
  const { definition, env } = SERVICES[name];
  const folder = mkdtempSync(join(tmpdir(), 'askonce-openapi-'));
  try {
    const { describeApi } = load('libs', 'service', 'index.js');
    return await describeApi(definition(), { ...EVERY_SERVICE, ...env(filesIn(folder)) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesIn(folder) {
  const file = (name, content) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  return {
    serviceKeys: file('keys.json', {}),
    clientKey: file('key.json', { kty: 'EC', d: 'none' }),
    logKey: file('log.key', 'none'),
  };
}
