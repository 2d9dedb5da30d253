import type { DatabaseSpec } from '@askonce/infrastructure';
import type { Secrets } from './secrets';

/** The database of a service, with its owner's role and the one that the service runs as. */
export function databaseOf(app: string, secrets: Secrets): DatabaseSpec {
  const name = `askonce_${app}`;
  const role = (roleName: string): { name: string; password: string } => ({
    name: roleName,
    password: secrets.password(roleName),
  });
  return { name, owner: role(`${name}_owner`), running: role(name) };
}
