import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { createContent } from '../migrations/20261122100000-create-content';
import { memoryGrowth } from './memory.fixture';

const UP_AND_DOWN = `
async function load(size, count) {
  for (let number = 0; number < count; number += 1) {
    const { contentId, contentKey } = await store.stage(document(size));
    let read = 0;
    for await (const chunk of store.read(contentId, contentKey)) { look(); read += chunk.length; }
    if (read !== size) throw new Error('read ' + read + ' of ' + size);
  }
}
`;

describe('the memory of a service', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ app: 'registry', migrations: [createContent] });
  });

  afterAll(() => database.drop());

  it('grows by no more than a few MiB by documents of 20 MiB, up and down', async () => {
    const grown = await memoryGrowth(database.url, UP_AND_DOWN);
    expect(grown.arrayBuffers).toBeLessThan(12);
    expect(grown.rss).toBeLessThan(18);
  }, 120_000);
});
