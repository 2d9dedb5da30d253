import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { memoryGrowth } from '../content/memory.fixture';
import { createContent } from '../migrations/20261122100000-create-content';

const ARCHIVE = `
const { zipStream } = require('./dist/export/zip-stream');
async function* files({ contentId, contentKey }, count) {
  for (let number = 0; number < count; number += 1) {
    const open = () => store.read(contentId, Buffer.from(contentKey));
    yield { path: number + '.pdf', compress: false, modifiedAt: new Date(), open };
  }
}
async function load(size, count) {
  let read = 0;
  for await (const chunk of zipStream(files(await store.stage(document(size)), count))) { look(); read += chunk.length; }
  if (read < size * count) throw new Error('read ' + read + ' of ' + size * count);
}
`;

describe('the memory of a service', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ app: 'registry', migrations: [createContent] });
  });

  afterAll(() => database.drop());

  it('grows by no more than a few MiB by an export of 120 MiB', async () => {
    const grown = await memoryGrowth(database.url, ARCHIVE);
    expect(grown.arrayBuffers).toBeLessThan(16);
    expect(grown.rss).toBeLessThan(32);
  }, 120_000);
});
