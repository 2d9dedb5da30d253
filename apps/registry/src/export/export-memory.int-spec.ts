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
const { zipStream } = require('./dist/export/zip-stream');
const MiB = 1024 * 1024;
const database = new Database({ url: process.argv[1], applicationName: 'export-memory' });
const store = new ContentStore(new ContentRepository(database), console);
const most = { rss: 0, arrayBuffers: 0 };
const look = () => {
  const now = process.memoryUsage();
  for (const key of Object.keys(most)) most[key] = Math.max(most[key], now[key]);
};
async function* document(size) {
  const chunk = Buffer.alloc(MiB / 16, '%PDF-1.7 a scan ');
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
}
async function* files({ contentId, contentKey }, count) {
  for (let number = 0; number < count; number += 1) {
    const open = () => store.read(contentId, Buffer.from(contentKey));
    yield { path: number + '.pdf', compress: false, modifiedAt: new Date(), open };
  }
}
async function archive(size, count) {
  let read = 0;
  for await (const chunk of zipStream(files(await store.stage(document(size)), count))) { look(); read += chunk.length; }
  if (read < size * count) throw new Error('read ' + read + ' of ' + size * count);
}
(async () => {
  await archive(MiB, 1);
  const before = { ...most };
  await archive(20 * MiB, 6);
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

  it('grows by no more than a few MiB by an export of 120 MiB', async () => {
    const options = { cwd: join(__dirname, '../..'), env: { PATH: process.env.PATH, NODE_ENV: 'production' } };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM, database.url], options);
    const grown = JSON.parse(stdout) as { rss: number; arrayBuffers: number };
    expect(grown.arrayBuffers).toBeLessThan(16);
    expect(grown.rss).toBeLessThan(32);
  }, 120_000);
});
