import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Database } from './database';
import { DatabaseUnavailable } from './database-problems';

/** A message of PostgreSQL's protocol: its type, its length, its body (PostgreSQL, chapter 54.7). */
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const AUTHENTICATION_OK = message('R', Buffer.alloc(4));
const READY_FOR_QUERY = message('Z', Buffer.from('I'));
const FATAL = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
);

/** Greets whoever connects and takes leave in the same breath, as a backend does that starts while its server is killed. */
async function startEndingServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATION_OK, READY_FOR_QUERY, FATAL])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('a server that ends a connection while it is being made', () => {
  let server: Server;
  let database: Database;

  beforeAll(async () => {
    server = await startEndingServer();
    const { port } = server.address() as AddressInfo;
    database = new Database({ url: `postgres://u:p@127.0.0.1:${port}/d`, applicationName: 'spec' });
  });

  afterAll(async () => {
    await database.close();
    server.close();
  });

  it('is away for the call that waited for it, and does not end our process', async () => {
    await expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
    await expect(database.transaction((tx) => tx.query('SELECT 1'))).rejects.toBeInstanceOf(DatabaseUnavailable);
  });
});
