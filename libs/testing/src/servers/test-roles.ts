import { createHmac } from 'node:crypto';
import type { Role } from '@askonce/infrastructure';

/** The services that have a database. */
export type DatabaseApp = 'registry' | 'adapters' | 'audit';
const APPS: readonly DatabaseApp[] = ['registry', 'adapters', 'audit'];

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

export function testRoles(adminUrl: string): Role[] {
  return APPS.flatMap((app) => [testRole(adminUrl, ownerOf(app)), testRole(adminUrl, runningRoleOf(app))]);
}
