import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** By how many MiB the most that a process held went up. */
export interface Growth {
  readonly rss: number;
  readonly arrayBuffers: number;
}

/**
 * Runs `load(size, count)` of a program in a process of its own, with what was built, as the service does: under Jest the
 * memory of the tests would be measured. Small first, then large; says by how much the second took more than the first.
 * The program sees `store`, `document(size)`, `MiB` and `look()`, which it calls for every chunk.
 */
export async function memoryGrowth(databaseUrl: string, program: string): Promise<Growth> {
  const options = { cwd: join(__dirname, '../..'), env: { PATH: process.env.PATH, NODE_ENV: 'production' } };
  const whole = FRAME.replace('/* load */', program);
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', whole, databaseUrl], options);
  return JSON.parse(stdout) as Growth;
}

const FRAME = `
const { Database } = require('@askonce/database');
const { ContentRepository } = require('./dist/content/content.repository');
const { ContentStore } = require('./dist/content/content-store');
const MiB = 1024 * 1024;
const database = new Database({ url: process.argv[1], applicationName: 'memory' });
const store = new ContentStore(new ContentRepository(database), console);
const most = { rss: 0, arrayBuffers: 0 };
const look = () => {
  const now = process.memoryUsage();
  for (const key of Object.keys(most)) most[key] = Math.max(most[key], now[key]);
};
async function* document(size) {
  const chunk = Buffer.alloc(MiB / 16, '%PDF-1.7 a scan ');
  for (let sent = 0; sent < size; sent += chunk.length) { look(); yield chunk; }
}
/* load */
(async () => {
  await load(MiB, 1);
  const before = { ...most };
  await load(20 * MiB, 6);
  await database.close();
  console.log(JSON.stringify(Object.fromEntries(Object.keys(most).map((key) => [key, (most[key] - before[key]) / MiB]))));
})();
`;
