import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TopicAdmin } from '@askonce/messaging';
import {
  createTestDatabase,
  OwnPostgres,
  ServiceProcess,
  startTestServers,
  stopTestServers,
  testKafka,
} from '@askonce/testing';
import { generateKeys } from '@askonce/tlog';
import { exportJWK, generateKeyPair } from 'jose';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const built = createRequire(import.meta.url);
const AUDIT = join(ROOT, 'apps', 'audit', 'dist');
const SILENT = { debug() {}, info() {}, warn: console.error, error: console.error };

/** An address where nobody answers: what is measured must not need it. */
const NOBODY = 'http://127.0.0.1:9';

/** The audit service as a process, on servers that write durably, and all of it gone at the end. */
export class AuditStack {
  /** Runs the work on servers of its own. @template T @param {(stack: AuditStack) => Promise<T>} work @returns {Promise<T>} */
  static async with(work) {
    const stack = new AuditStack();
    try {
      await stack.start();
      return await work(stack);
    } finally {
      await stack.stop();
    }
  }

  #folder = mkdtempSync(join(tmpdir(), 'askonce-bench-'));

  async start() {
    this.postgres = await OwnPostgres.start();
    process.env.TEST_DATABASE_ADMIN_URL = this.postgres.adminUrl;
    await startTestServers();
    this.kafka = testKafka();
    const topics = new TopicAdmin({ ...this.kafka, log: SILENT });
    await topics.createMissing({ partitions: 3, replication: 1 });
    await topics.close();
  }

  async stop() {
    await stopTestServers();
    await this.postgres?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** An empty database of the audit service. */
  database() {
    const { migrations } = built(join(AUDIT, 'migrations'));
    return createTestDatabase({ app: 'audit', migrations });
  }

  /** The service on that database, where anything may be appended. */
  async audit(database) {
    const secrets = mkdtempSync(join(this.#folder, 'secrets-'));
    const file = (name, content) => {
      const path = join(secrets, name);
      writeFileSync(path, content, { mode: 0o600 });
      return path;
    };
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const clientKey = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'bench' };
    mkdirSync(join(secrets, 'log'));
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      KAFKA_BROKERS: this.kafka.brokers.join(),
      ASKONCE_TOPIC_PREFIX: this.kafka.topicPrefix,
      ASKONCE_PUBLIC_URL: NOBODY,
      ASKONCE_ISSUERS: NOBODY,
      ASKONCE_REGISTRY_URL: NOBODY,
      ASKONCE_TOKEN_ENDPOINT: NOBODY,
      ASKONCE_RATE_LIMIT: '10000000',
      ASKONCE_CLIENT_KEY_FILE: file('client.json', JSON.stringify(clientKey)),
      ASKONCE_MASTER_KEY_FILE: file('master.key', randomBytes(32).toString('base64')),
      ASKONCE_LOG_SECRET_FILE: file('log.secret', randomBytes(32).toString('base64')),
      ASKONCE_LOG_KEY_FILE: file('log.key', generateKeys('bench.example').signerKey),
      ASKONCE_LOG_FOLDER: join(secrets, 'log'),
      AUDIT_RAW_APPEND: '1',
    };
    return ServiceProcess.start({ main: join(AUDIT, 'main.js'), env });
  }
}
