import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestDatabase } from '@askonce/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { LOG_KEYS } from '../../../apps/audit/src/fixtures/log-keys';
import type { TestRegistry } from '../../../apps/registry/src/registry.fixture';

export interface AuditPlace {
  readonly folder: string;
  readonly database: TestDatabase;
  readonly registry: TestRegistry;
  readonly tokenEndpoint: string;
}

/** What an audit service beside a registry is started with. */
export async function auditSettings({ folder, database, registry, tokenEndpoint }: AuditPlace) {
  const file = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const clientKey = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'audit' };
  return {
    DATABASE_URL: database.url,
    ASKONCE_PUBLIC_URL: 'http://audit.test',
    ASKONCE_ISSUERS: registry.issuer.issuer,
    ASKONCE_REGISTRY_URL: registry.services[0]!.url,
    ASKONCE_TOKEN_ENDPOINT: tokenEndpoint,
    ASKONCE_CLIENT_KEY_FILE: await file('audit-key.json', JSON.stringify(clientKey)),
    ASKONCE_MASTER_KEY_FILE: await file('audit-master.key', randomBytes(32).toString('base64')),
    ASKONCE_LOG_KEY_FILE: await file('log.key', LOG_KEYS.signerKey),
    ASKONCE_LOG_SECRET_FILE: await file('log.secret', randomBytes(32).toString('base64')),
    ASKONCE_LOG_FOLDER: join(folder, 'log'),
  };
}
