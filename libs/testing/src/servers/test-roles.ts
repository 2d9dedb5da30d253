import { createHmac } from 'node:crypto';
import { asAdministrator, ensureRole, type Role } from '@askonce/infrastructure';

/** The services that have a database. */
export type DatabaseApp = 'registry' | 'adapters' | 'audit' | 'portal';
const APPS: readonly DatabaseApp[] = ['registry', 'adapters', 'audit', 'portal'];

/** Roles belong to the whole server; their passwords follow from the administrator's URL, so that every test process knows them. */
export function testRole(adminUrl: string, name: string): Role {
  return { name, password: createHmac('sha256', adminUrl).update(name).digest('hex') };
}

export function ownerOf(app: DatabaseApp): string {
  return `askonce_${app}_owner`;
}

export function runningRoleOf(app: DatabaseApp): string {
  return `askonce_${app}`;
}

/** Makes the roles of all services on a server. */
export async function ensureTestRoles(adminUrl: string): Promise<void> {
  const names = APPS.flatMap((app) => [ownerOf(app), runningRoleOf(app)]);
  await asAdministrator(adminUrl, async (client) => {
    for (const name of names) await ensureRole(client, testRole(adminUrl, name));
  });
}
