import { spawnSync } from 'node:child_process';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root; for root it runs as `postgres`, or as `nobody` where there is no such user.
 * Undefined for everybody else.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp('postgres') ?? lookUp('nobody');
}

function lookUp(name: string): SystemUser | undefined {
  const ask = (flag: string): number => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10);
  const uid = ask('-u');
  return Number.isNaN(uid) ? undefined : { name, uid, gid: ask('-g') };
}
