import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface Role {
  name: string;
  password: string;
}

/** One database with the role that owns its schema and the one its service runs as. */
export interface DatabaseSpec {
  name: string;
  owner: Role;
  running: Role;
}

export interface DatabaseUrls {
  owner: string;
  running: string;
}

// Any number will do, as long as all who make roles on one server use the same.
const LOCK = 7_310_022_118;
const NO_PRIVILEGES = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT';

/** Runs work as the administrator, alone among all who do so on this server. */
export async function asAdministrator<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: adminUrl,
    application_name: 'askonce-infrastructure',
    connectionTimeoutMillis: 10_000,
  });
  // A server that ends meanwhile, since all is being stopped, must not end us: the running query tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the databases and roles that are missing, sets the passwords, and answers with the URLs by database. */
export async function ensureDatabases(
  adminUrl: string,
  specs: readonly DatabaseSpec[],
): Promise<Map<string, DatabaseUrls>> {
  return asAdministrator(adminUrl, async (client) => {
    const urls = new Map<string, DatabaseUrls>();
    for (const spec of specs) {
      await ensureRole(client, spec.owner);
      await ensureRole(client, spec.running);
      await ensureDatabase(client, spec);
      urls.set(spec.name, databaseUrls(adminUrl, spec));
    }
    return urls;
  });
}

export function databaseUrls(adminUrl: string, spec: DatabaseSpec): DatabaseUrls {
  return { owner: urlFor(adminUrl, spec.name, spec.owner), running: urlFor(adminUrl, spec.name, spec.running) };
}

export async function ensureRole(client: Client, { name, password }: Role): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${escapeIdentifier(name)} ${NO_PRIVILEGES} PASSWORD ${escapeLiteral(password)}`);
}

/** The owner makes and changes tables; the running role may connect and gets from migrations what it needs, nothing else. */
export async function ensureDatabase(client: Client, { name, owner, running }: DatabaseSpec): Promise<void> {
  const database = escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    // An administrator without superuser's rights may only hand a database to a role that it is a member of.
    await client.query(`GRANT ${escapeIdentifier(owner.name)} TO CURRENT_USER`);
    await client.query(`CREATE DATABASE ${database} OWNER ${escapeIdentifier(owner.name)} TEMPLATE template0`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${escapeIdentifier(running.name)}`);
}

export async function dropDatabase(client: Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

function urlFor(adminUrl: string, database: string, role: Role): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = role.name;
  url.password = role.password;
  return url.href;
}
