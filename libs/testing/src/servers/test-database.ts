import { randomBytes } from 'node:crypto';
import { runMigrations, type Migration } from '@askonce/database';
import {
  asAdministrator,
  databaseUrls,
  dropDatabase,
  ensureDatabase,
  type DatabaseUrls,
} from '@askonce/infrastructure';
import { ownerOf, runningRoleOf, testRole, type DatabaseApp } from './test-roles';

export interface TestDatabase {
  /** Of the role that migrations run as. */
  readonly ownerUrl: string;
  /** Of the least-privilege role that the service runs as. */
  readonly url: string;
  /** Of the administrator, who may do anything in it. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  app: DatabaseApp;
  migrations: readonly Migration[];
  /** Of the server to make it on: that of the test run unless told. */
  adminUrl?: string;
}

/** Makes a fresh database from the real migrations; `drop` removes it, whoever is still connected. */
export async function createTestDatabase({
  app,
  migrations,
  adminUrl = given('TEST_DATABASE_ADMIN_URL'),
}: TestDatabaseOptions): Promise<TestDatabase> {
  const spec = {
    name: `test_${app}_${randomBytes(6).toString('hex')}`,
    owner: testRole(adminUrl, ownerOf(app)),
    running: testRole(adminUrl, runningRoleOf(app)),
  };
  await asAdministrator(adminUrl, (client) => ensureDatabase(client, spec));
  const urls: DatabaseUrls = databaseUrls(adminUrl, spec);
  const drop = (): Promise<void> => asAdministrator(adminUrl, (client) => dropDatabase(client, spec.name));
  try {
    await runMigrations({ url: urls.owner, migrations });
  } catch (error) {
    await drop();
    throw error;
  }
  return { ownerUrl: urls.owner, url: urls.running, adminUrl: inDatabase(adminUrl, spec.name), drop };
}

function inDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export interface TestKafka {
  readonly brokers: string[];
  /** Keeps this test's topics and groups apart from all others'. */
  readonly topicPrefix: string;
}

export function testKafka(): TestKafka {
  return { brokers: given('TEST_KAFKA_BROKERS').split(','), topicPrefix: `test-${randomBytes(6).toString('hex')}.` };
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: run this test in the integration project.`);
  return value;
}
