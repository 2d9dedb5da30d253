import { randomUUID } from 'node:crypto';
import { Database, revertMigration, runMigrations } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { migrations } from '.';
import { partDetails } from './20261125110000-part-details';
import { sealDetails } from './20261124232000-seal-details';

const upTo = (migration: typeof partDetails) => migrations.slice(0, migrations.indexOf(migration) + 1);
const BEFORE = migrations.slice(0, migrations.indexOf(partDetails));

const SEALED = ['one', 'two'].map((text) => Buffer.from(text));
const [CLEAR, FIRST, NOBODY, ERASED, SECOND] = Array.from({ length: 5 }, () => randomUUID());

/** As the log was filled over time: about a person in clear from before sealing, sealed, about nobody, and of an erased person. */
const OLD = [
  { id: CLEAR, subject: randomUUID(), details: { a: 1 }, sealed: null },
  { id: FIRST, subject: randomUUID(), details: null, sealed: SEALED[0] },
  { id: NOBODY, subject: null, details: { version: 7 }, sealed: null },
  { id: ERASED, subject: randomUUID(), details: null, sealed: null },
  { id: SECOND, subject: randomUUID(), details: null, sealed: SEALED[1] },
].map((row, leafIndex) => ({ ...row, leafIndex, recordedAt: new Date(Date.UTC(2026, 0, leafIndex + 1)) }));

describe('the migration that parts details from entries', () => {
  let database: TestDatabase;
  let [owner, service]: [Database, Database] = [] as never;
  const run = (some = upTo(partDetails)) => ({ url: database.ownerUrl, migrations: some });

  const entries = () =>
    owner.query(`SELECT entry_id AS id, leaf_index::int AS "leafIndex", subject_ref AS subject, details,
      recorded_at AS "recordedAt" FROM entry ORDER BY leaf_index`);
  const parted = () =>
    owner.query(`SELECT entry_id AS id, recorded_at AS "recordedAt", sealed, pruned_at AS "prunedAt"
      FROM sealed_details ORDER BY recorded_at`);
  const inEntries = () =>
    owner.query(
      'SELECT entry_id AS id, sealed_details AS sealed FROM entry WHERE sealed_details IS NOT NULL ORDER BY leaf_index',
    );
  const place = async () => (await owner.query(`SELECT pg_relation_filenode('entry') AS place`))[0];
  const whole = () => OLD.map(({ sealed: _, ...row }) => row);
  const sealedOf = () => OLD.flatMap(({ id, recordedAt, sealed }) => (sealed ? [{ id, recordedAt, sealed }] : []));

  async function insert(row: (typeof OLD)[number], hasSealed = true): Promise<void> {
    await owner.query(
      `INSERT INTO entry (entry_id, leaf_index, kind, topic, source, subject_ref, occurred_at, recorded_at, evidence_types, opaque,
         details${hasSealed ? ', sealed_details' : ''})
       VALUES ($1, $2, 'k', 't', 's', $3, $4, $4, '{}', false, $5${hasSealed ? ', $6' : ''})`,
      [row.id, row.leafIndex, row.subject, row.recordedAt, row.details, ...(hasSealed ? [row.sealed] : [])],
    );
  }

  beforeAll(async () => {
    const unsealed = migrations.slice(0, migrations.indexOf(sealDetails));
    database = await createTestDatabase({ app: 'audit', migrations: unsealed });
    owner = new Database({ url: database.ownerUrl, applicationName: 'spec' });
    service = new Database({ url: database.url, applicationName: 'spec' });
    await insert(OLD[0]!, false);
    await runMigrations(run(BEFORE));
    for (const row of OLD.slice(1)) await insert(row);
    const before = await place();
    await runMigrations(run());
    expect(await place()).not.toEqual(before);
  });
  afterAll(async () => {
    await Promise.all([owner, service].map((one) => one.close()));
    await database.drop();
  });

  it('moves what is sealed, each with the time of its entry, and leaves the rest where it was', async () => {
    expect(await parted()).toEqual(sealedOf().map((row) => ({ ...row, prunedAt: null })));
    expect(await entries()).toEqual(whole());
    await expect(inEntries()).rejects.toMatchObject({ code: '42703' });
  });

  it('lets the service prune what was moved, and change nothing else', async () => {
    const denied = { code: '42501' };
    await expect(service.query(`UPDATE entry SET kind = 'x'`)).rejects.toMatchObject(denied);
    await expect(service.query('DELETE FROM sealed_details')).rejects.toMatchObject(denied);
    await expect(service.query(`UPDATE sealed_details SET sealed = 'x'`)).rejects.toMatchObject(denied);
    await service.query('UPDATE sealed_details SET sealed = NULL WHERE entry_id = $1', [FIRST]);
    expect(await parted()).toMatchObject([
      { id: FIRST, sealed: null, prunedAt: expect.any(Date) as Date },
      { id: SECOND },
    ]);
  });

  it('puts back what was not pruned when it is reverted, and moves it once more', async () => {
    await revertMigration(run());
    expect(await inEntries()).toEqual([{ id: SECOND, sealed: SEALED[1] }]);
    expect(await entries()).toEqual(whole());
    await expect(parted()).rejects.toMatchObject({ code: '42P01' });
    await runMigrations(run());
    expect(await parted()).toMatchObject([{ id: SECOND, sealed: SEALED[1], prunedAt: null }]);
    expect(await entries()).toEqual(whole());
  });
});
