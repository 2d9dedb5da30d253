import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { createContent } from '../migrations/20261122100000-create-content';

/** Runs on what was built, as the service does: under Jest the memory of the tests would be measured. */
const PROGRAM = `
const { Database } = require('@askonce/database');
const { ContentRepository } = require('./dist/content/content.repository');
const { ContentStore } = require('./dist/content/content-store');
const MiB = 1024 * 1024;
const database = new Database({ url: process.argv[1], applicationName: 'content-memory' });
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
async function upAndDown(size) {
  const { contentId, contentKey } = await store.stage(document(size));
  let read = 0;
  for await (const chunk of store.read(contentId, contentKey)) { look(); read += chunk.length; }
  if (read !== size) throw new Error('read ' + read + ' of ' + size);
}
(async () => {
  await upAndDown(MiB);
  const before = { ...most };
  for (let run = 0; run < 5; run += 1) await upAndDown(20 * MiB);
  await database.close();
  console.log(JSON.stringify(Object.fromEntries(Object.keys(most).map((key) => [key, (most[key] - before[key]) / MiB]))));
})();
`;

describe('the memory of a service', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ app: 'registry', migrations: [createContent] });
  });

  afterAll(() => database.drop());

  it('grows by no more than a few MiB by documents of 20 MiB, up and down', async () => {
    const options = { cwd: join(__dirname, '../..'), env: { PATH: process.env.PATH, NODE_ENV: 'production' } };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM, database.url], options);
    const grown = JSON.parse(stdout) as { rss: number; arrayBuffers: number };
    expect(grown.arrayBuffers).toBeLessThan(12);
    expect(grown.rss).toBeLessThan(18);
  }, 120_000);
});
