import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { removeStalePidFile } from './postmaster';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { postgresUser } from './postgres-user';
import { until } from '../until';
import type { ProcessSpec } from '../processes/managed-process';
import type { ProcessGroup } from '../processes/process-group';
import { SupervisedProcess } from '../processes/supervised-process';
import type { Server } from '../server';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster; made on the first start. */
  folder: string;
  port: number;
  /** Of the administrator `postgres`; kept with the folder, since the cluster remembers it. */
  password: string;
  logFile: string;
  /** False trades safety for speed: for tests only. */
  durable: boolean;
  /** Hears of unexpected ends. */
  say: (line: string) => void;
  longestPauseMs?: number;
}

const ADMIN = 'postgres';
const READY_MS = 30_000;

/** Starts PostgreSQL from the binaries that npm brought; its address is the administrator's URL. */
export async function startEmbeddedPostgres(group: ProcessGroup, options: EmbeddedPostgresOptions): Promise<Server> {
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error('npm brought no PostgreSQL for this machine.');
  if (!existsSync(options.folder)) await initialise(group, binaries, options);
  removeStalePidFile(options.folder);
  const address = `postgres://${ADMIN}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  const ready = (): Promise<void> =>
    until('An answer from PostgreSQL', () => answers(address), { milliseconds: READY_MS, signal: group.signal });
  const process = await SupervisedProcess.start(group, serverSpec(binaries, options), { ...options, ready });
  return { address, process };
}

function serverSpec(binaries: PostgresBinaries, options: EmbeddedPostgresOptions): ProcessSpec {
  return {
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', options.folder, ...settings(options)],
    cwd: '/',
    user: postgresUser(),
    env: environment(),
    logFile: options.logFile,
    stopSignal: 'SIGINT',
  };
}

/** initdb works in a draft folder that is renamed at the end: a start that was cut off leaves no half-made cluster. */
async function initialise(
  group: ProcessGroup,
  binaries: PostgresBinaries,
  options: EmbeddedPostgresOptions,
): Promise<void> {
  const draft = `${options.folder}.draft`;
  const passwordFile = `${options.folder}.password`;
  const user = postgresUser();
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    await group.run({
      name: 'initdb',
      command: binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        ...INITDB,
        ...(options.durable ? [] : ['--no-sync']),
      ],
      cwd: '/',
      user,
      env: environment(),
      logFile: options.logFile,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, options.folder);
}

const INITDB = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

function settings({ port, durable }: EmbeddedPostgresOptions): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/** PG* variables of the caller would redirect initdb and the server. */
function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}),
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end();
  }
}
