import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@askonce/database';
import { createLogger } from '@askonce/observability';
import { createTestDatabase, DatabaseBackup, type TestDatabase } from '@askonce/testing';
import { formatCheckpoint, generateKeys, noteSigner, signNote } from '@askonce/tlog';
import { aFact } from '../fixtures/facts';
import { emptyLog, logOn, sharedIn } from '../fixtures/log-on';
import type { Fact } from '../log/fact';
import { migrations } from '../migrations';

describe('a log whose database is restored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-log-'));
  const shared = sharedIn(folder);
  let test: TestDatabase;
  let owner: Database;
  let database: Database;
  let parts: ReturnType<typeof logOn>;
  let backup: DatabaseBackup;

  const append = (facts: readonly Fact[]) => database.transaction((tx) => parts.repository.append(tx, facts));
  const sign = () => parts.signing.sign(parts.logs.facts);
  const person = (count: number, subject: string = randomUUID()) =>
    Array.from({ length: count }, (_, index) => aFact({ subject, sequence: index + 1 }));
  const contents = async () => {
    const rows = await owner.query<{ content: Buffer }>('SELECT content FROM leaf ORDER BY leaf_index');
    return rows.map(({ content }) => content.toString());
  };
  const latest = () => parts.checkpoints.latest(database, 'facts');

  const backUp = async () => {
    backup = await DatabaseBackup.take(test);
  };
  const restore = () => backup.restore();

  beforeAll(async () => {
    test = await createTestDatabase({ app: 'audit', migrations });
    owner = new Database({ url: test.ownerUrl, applicationName: 'spec' });
    database = new Database({ url: test.url, applicationName: 'spec' });
  });
  afterAll(async () => {
    await Promise.all([owner, database].map((one) => one.close()));
    await test.drop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await emptyLog(owner, folder);
    parts = logOn(database, shared, createLogger({ name: 'spec', level: 'silent' }));
    await sign();
  });

  it('takes back the leaves that it lacks before it appends anything', async () => {
    const facts = person(600);
    await append(facts.slice(0, 300));
    await sign();
    await backUp();
    await append(facts.slice(300));
    await sign();
    const [whole, signed] = [await contents(), await latest()];
    await restore();
    expect(await contents()).toHaveLength(300);
    await append(person(2));
    expect((await contents()).slice(0, 600)).toEqual(whole);
    await sign();
    expect(await latest()).toMatchObject({ size: 602 });
    expect(await owner.query('SELECT note FROM checkpoint WHERE size = 600')).toEqual([]);
    expect(signed?.size).toBe(600);
  });

  it('gives facts that are emitted again the leaves that they had', async () => {
    const facts = person(20);
    await append(facts.slice(0, 10));
    await backUp();
    await append(facts.slice(10));
    await sign();
    const [whole, signed] = [await contents(), await latest()];
    await restore();
    await append([...facts.slice(10)].reverse());
    expect(await contents()).toEqual(whole);
    const rows = await owner.query<{ id: string }>('SELECT entry_id AS id FROM entry ORDER BY leaf_index');
    expect(rows.map(({ id }) => id)).toEqual(facts.map(({ entryId }) => entryId));
    await sign();
    expect(await latest()).toEqual(signed);
  });

  it('takes them back also when nothing comes to be appended, and signs nothing new for it', async () => {
    await append(person(5));
    await backUp();
    await append(person(300));
    await sign();
    const [whole, signed] = [await contents(), await latest()];
    await restore();
    await sign();
    expect(await contents()).toEqual(whole);
    expect(await latest()).toEqual(signed);
  });

  describe('is not signed, and says why,', () => {
    const doubt = (reason: string): unknown =>
      expect.objectContaining({ name: 'log-in-doubt', message: expect.stringContaining(reason) as string });

    it('when something was appended before the leaves could be taken back', async () => {
      const facts = person(5);
      await append(facts.slice(0, 2));
      await backUp();
      await append(facts.slice(2));
      await sign();
      await restore();
      await rename(join(folder, 'checkpoint'), join(folder, 'away'));
      await append(person(1));
      await rename(join(folder, 'away'), join(folder, 'checkpoint'));
      await expect(sign()).rejects.toEqual(doubt('the database has leaves that are not those signed'));
      await expect(append(person(1))).rejects.toEqual(doubt('another root than was signed'));
      expect(await contents()).toHaveLength(3);
    });

    it('when as many or more were appended', async () => {
      await append(person(2));
      await backUp();
      await append(person(3));
      await sign();
      await restore();
      await rename(join(folder, 'checkpoint'), join(folder, 'away'));
      await append(person(7));
      await rename(join(folder, 'away'), join(folder, 'checkpoint'));
      await expect(sign()).rejects.toEqual(
        doubt('The tree of 9 leaves does not continue the one of 5 that was signed'),
      );
      expect(await latest()).toMatchObject({ size: 0 });
    });

    it('when the folder is another one', async () => {
      await append(person(2));
      await sign();
      await rename(join(folder, 'checkpoint'), join(folder, 'away'));
      await append(person(1));
      await expect(sign()).rejects.toEqual(
        doubt('A checkpoint of 2 leaves was signed, and the folder outside the database has none'),
      );
    });

    it('when what is kept there is signed by another key', async () => {
      await append(person(2));
      await sign();
      const root = Buffer.alloc(32, 1);
      const text = formatCheckpoint({ origin: 'log.example', size: 3, root });
      await writeFile(join(folder, 'checkpoint'), signNote(text, noteSigner(generateKeys('log.example').signerKey)));
      await expect(append(person(1))).rejects.toEqual(doubt('cannot be read'));
      await expect(sign()).rejects.toEqual(doubt('None of the known keys signed this note'));
    });

    it('when a bundle that is needed was altered', async () => {
      await append(person(2));
      await backUp();
      await append(person(3));
      await sign();
      const bundle = join(folder, 'tile/entries/000.p/5');
      const bytes = await readFile(bundle);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
      await writeFile(bundle, bytes);
      await restore();
      await expect(sign()).rejects.toEqual(doubt('the bundles outside were altered'));
    });

    it('when a leaf was altered by whoever owns the database', async () => {
      await append(person(2));
      await sign();
      await append(person(2));
      await owner.query("UPDATE leaf SET content = '{}' WHERE leaf_index = 2");
      await expect(sign()).rejects.toEqual(doubt('Leaf 2 of the database is not the one in the tree'));
    });

    it('when a tile that was signed was altered', async () => {
      await append(person(300));
      await sign();
      await owner.query("UPDATE tile SET hashes = overlay(hashes PLACING '\\x00' FROM 1)");
      await owner.query("UPDATE tree_head SET range = overlay(range PLACING '\\x00' FROM 1) WHERE log = 'facts'");
      await append(person(1));
      await expect(sign()).rejects.toEqual(doubt('does not continue the one of 300 that was signed'));
    });
  });

  it('keeps the cosigned checkpoint outside, and no older one in its place', async () => {
    const { folder: outside } = parts.logs.facts;
    await append(person(2));
    await sign();
    const older = (await latest())!;
    await append(person(1));
    await sign();
    const newer = (await latest())!;
    expect(await outside.keepCosigned(newer)).toBe(3);
    expect(await outside.keepCosigned(older)).toBe(3);
    expect(await readFile(join(folder, 'cosigned/checkpoint'), 'utf8')).toBe(newer.note);
  });

  it('keeps outside what is needed, and no more', async () => {
    await append(person(3));
    await sign();
    await append(person(300));
    await sign();
    await expect(readFile(join(folder, 'tile/entries/000.p/3'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await readFile(join(folder, 'tile/entries/000'))).length).toBeGreaterThan(0);
    expect((await readFile(join(folder, 'tile/entries/001.p/47'))).length).toBeGreaterThan(0);
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toBe((await latest())?.note);
  });
});
