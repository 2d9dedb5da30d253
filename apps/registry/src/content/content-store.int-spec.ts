import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Database } from '@askonce/database';
import { createLogger } from '@askonce/observability';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { createContentKey, PART_BYTES, SealBroken, SEALED_PART_BYTES } from '@askonce/vault';
import { createContent } from '../migrations/20261122100000-create-content';
import { ContentMissing, ContentStore } from './content-store';
import { ContentRepository } from './content.repository';
import { StagedContentSweeper } from './staged-content-sweeper';

const MARKER = 'Born in Tallinn to Mari and Jaan';
const aDocument = (length: number): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.7 ${MARKER} `), randomBytes(length)]).subarray(0, length);
const logger = createLogger({ name: 'test', level: 'silent' });

describe('the content store', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let owner: Database;
  let store: ContentStore;

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ app: 'registry', migrations: [createContent] });
    database = new Database({ url: testDatabase.url, applicationName: 'content-store' });
    owner = new Database({ url: testDatabase.ownerUrl, applicationName: 'content-store-owner' });
    store = new ContentStore(new ContentRepository(database), logger);
  });

  afterAll(async () => {
    await database.close();
    await owner.close();
    await testDatabase.drop();
  });

  beforeEach(() => owner.query('DELETE FROM content'));

  const countOf = async (table: 'content' | 'content_part'): Promise<number> =>
    Number((await owner.query<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]!.count);

  it.each([1, 5, PART_BYTES - 1, PART_BYTES, 4 * PART_BYTES, 4 * PART_BYTES + 1, 9 * PART_BYTES + 77])(
    'gives back the %d bytes it was given after the first five',
    async (more) => {
      const document = Buffer.concat([Buffer.from('%PDF-'), randomBytes(more)]);
      const staged = await store.stage(Readable.from([document]));
      expect(staged).toMatchObject({ size: document.length, mediaType: 'application/pdf' });
      expect(staged.parts).toBe(Math.ceil(document.length / PART_BYTES));
      const read = await buffer(store.read(staged.contentId, staged.contentKey));
      expect(read.equals(document)).toBe(true);
    },
  );

  it('wipes the key when it has been read', async () => {
    const { contentId, contentKey } = await store.stage(Readable.from([aDocument(100)]));
    const stream = store.read(contentId, contentKey);
    await buffer(stream);
    expect(contentKey.equals(Buffer.alloc(32))).toBe(true);
  });

  it('records what it staged, not yet kept', async () => {
    const { contentId, size, digest, mediaType, parts } = await store.stage(Readable.from([aDocument(70_000)]));
    expect(await owner.query('SELECT content_id, size::int, digest, media_type, parts, kept FROM content')).toEqual([
      { content_id: contentId, size, digest, media_type: mediaType, parts, kept: false },
    ]);
  });

  it('holds nothing of the document in clear', async () => {
    const document = Buffer.from(`{"text":"${MARKER.repeat(9000)}"}`);
    const { contentId } = await store.stage(Readable.from([document]));
    for await (const { bytes } of store.openSealed(contentId)) {
      expect(Buffer.from(bytes).includes(MARKER.slice(0, 8))).toBe(false);
      expect(bytes.length).toBeLessThanOrEqual(SEALED_PART_BYTES);
    }
    const rows = await owner.query(`SELECT 1 FROM content_part WHERE position('Tallinn'::bytea IN sealed) > 0`);
    expect(rows).toEqual([]);
  });

  it('hands out the sealed parts as they are, numbered, the last one marked', async () => {
    const { contentId, parts } = await store.stage(Readable.from([aDocument(6 * PART_BYTES + 1)]));
    const sealed: string[] = [];
    for await (const part of store.openSealed(contentId)) sealed.push(`${part.number}${part.last ? ' last' : ''}`);
    expect(sealed).toEqual(['0', '1', '2', '3', '4', '5', '6 last']);
    expect(parts).toBe(7);
  });

  describe('leaves nothing behind', () => {
    it.each<[string, () => AsyncIterable<Uint8Array>]>([
      ['an empty document', () => Readable.from([])],
      ['a document of another type', () => Readable.from([Buffer.alloc(500_000, 'text')])],
      ['text that shows late that it is none', () => Readable.from([Buffer.from('<a>'), Buffer.alloc(900_000)])],
      ['too large a document', () => Readable.from(Array.from({ length: 21 }, () => aDocument(1024 * 1024)))],
      [
        'an upload that is cut off',
        async function* () {
          for (let sent = 0; sent < 9; sent += 1) yield aDocument(100_000);
          await Promise.reject(new Error('cut off'));
        },
      ],
    ])('of %s', async (_, source) => {
      await expect(store.stage(source())).rejects.toThrow();
      expect([await countOf('content'), await countOf('content_part')]).toEqual([0, 0]);
    });
  });

  describe('refuses to give out', () => {
    it.each([
      [
        'an altered part',
        'UPDATE content_part SET sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1) WHERE number = 5',
      ],
      ['a part cut short', 'UPDATE content_part SET sealed = substring(sealed FROM 2) WHERE number = 5'],
      [
        'parts in each other’s place',
        'UPDATE content_part SET sealed = other.sealed FROM content_part AS other WHERE content_part.number + other.number = 5',
      ],
      ['a document cut short', 'UPDATE content SET parts = parts - 1'],
    ])('%s', async (_, tampering) => {
      const { contentId, contentKey } = await store.stage(Readable.from([aDocument(7 * PART_BYTES)]));
      await owner.query(tampering);
      await expect(buffer(store.read(contentId, contentKey))).rejects.toThrow(SealBroken);
    });

    it.each(['number = 0', 'number = 3', 'number = 6'])('a document without its part whose %s', async (which) => {
      const { contentId, contentKey } = await store.stage(Readable.from([aDocument(7 * PART_BYTES)]));
      await owner.query(`DELETE FROM content_part WHERE ${which}`);
      await expect(buffer(store.read(contentId, contentKey))).rejects.toThrow(ContentMissing);
    });

    it('a document under the key of another', async () => {
      const { contentId } = await store.stage(Readable.from([aDocument(100)]));
      await expect(buffer(store.read(contentId, createContentKey()))).rejects.toThrow(SealBroken);
    });

    it('the parts of another document', async () => {
      const one = await store.stage(Readable.from([aDocument(100)]));
      const other = await store.stage(Readable.from([aDocument(100)]));
      await owner.query(`UPDATE content_part SET sealed = other.sealed FROM content_part AS other
                         WHERE content_part.content_id = '${one.contentId}' AND other.content_id = '${other.contentId}'`);
      await expect(buffer(store.read(one.contentId, one.contentKey))).rejects.toThrow(SealBroken);
    });

    it('what is not there', async () => {
      await expect(buffer(store.read(randomUUID(), createContentKey()))).rejects.toThrow(ContentMissing);
    });
  });

  it('discards what was staged, but nothing that was kept', async () => {
    const [dropped, kept] = [
      await store.stage(Readable.from([aDocument(100_000)])),
      await store.stage(Readable.from([aDocument(100_000)])),
    ];
    await owner.query('UPDATE content SET kept = true WHERE content_id = $1', [kept.contentId]);
    for (const contentId of [dropped.contentId, kept.contentId, randomUUID()]) await store.discard(contentId);
    expect(await owner.query('SELECT content_id FROM content')).toEqual([{ content_id: kept.contentId }]);
    expect(await countOf('content_part')).toBe(2);
  });

  it('sweeps what was staged long ago and never kept, however much it is', async () => {
    await owner.query(`INSERT INTO content (content_id, staged_at)
                       SELECT gen_random_uuid(), now() - interval '61 minutes' FROM generate_series(1, 45)`);
    const recent = await store.stage(Readable.from([aDocument(10)]));
    const kept = await store.stage(Readable.from([aDocument(10)]));
    await owner.query(`UPDATE content SET kept = true, staged_at = now() - interval '1 year' WHERE content_id = $1`, [
      kept.contentId,
    ]);
    await new StagedContentSweeper(store, logger).round();
    const left = await owner.query<{ content_id: string }>('SELECT content_id FROM content');
    expect(left.map((row) => row.content_id).sort()).toEqual([recent.contentId, kept.contentId].sort());
    expect(await store.sweepStaged(0)).toBe(1);
  });

  it('lets the running service change no part and no identity of content', async () => {
    for (const statement of ['UPDATE content_part SET number = 1', 'UPDATE content SET content_id = content_id']) {
      await expect(database.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('keeps nothing that is not complete', async () => {
    await owner.query('INSERT INTO content (content_id) VALUES (gen_random_uuid())');
    await expect(owner.query('UPDATE content SET kept = true')).rejects.toMatchObject({
      constraint: 'content_kept_ck',
    });
  });
});
