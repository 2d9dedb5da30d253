import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@askonce/database';
import { createLogger } from '@askonce/observability';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { ageDetails } from '../fixtures/age-details';
import { aFact } from '../fixtures/facts';
import { emptyLog, logOn, sharedIn } from '../fixtures/log-on';
import { migrations } from '../migrations';
import { DetailsRepository } from './details.repository';

interface Row {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly prunedAt: Date | null;
}

describe('details in the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-log-'));
  const shared = sharedIn(folder);
  let test: TestDatabase;
  let owner: Database;
  let databases: Database[];
  let parts: ReturnType<typeof logOn>;
  beforeAll(async () => {
    test = await createTestDatabase({ app: 'audit', migrations });
    owner = new Database({ url: test.ownerUrl, applicationName: 'spec' });
    databases = [1, 2].map(() => new Database({ url: test.url, applicationName: 'spec' }));
    parts = logOn(databases[0]!, shared, createLogger({ name: 'spec', level: 'silent' }));
  });
  afterAll(async () => {
    await Promise.all([owner, ...databases].map((database) => database.close()));
    await test.drop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => emptyLog(owner, folder));

  const append = async (count: number) => {
    const subject = randomUUID();
    const facts = Array.from({ length: count }, (_, index) => aFact({ subject, sequence: index + 1 }));
    await databases[0]!.transaction((tx) => parts.repository.append(tx, facts));
    return facts.map(({ entryId }) => entryId);
  };
  const sign = () => parts.signing.sign(parts.logs.facts);
  const prune = (limit: number, retention = 'P1Y', database = databases[0]!) =>
    database.transaction((tx) => new DetailsRepository().prune(tx, { retention, limit }));
  const rows = () =>
    owner.query<Row>('SELECT entry_id AS id, sealed, pruned_at AS "prunedAt" FROM sealed_details ORDER BY recorded_at');

  it('go when their time is over, and not before', async () => {
    const [old, young] = [await append(1), await append(1)];
    await sign();
    await ageDetails(owner, old, '1 year 1 second');
    await ageDetails(owner, young, '364 days');
    expect(await prune(10)).toEqual({ entries: 1, recordedUntil: expect.any(Date) as Date });
    expect(await rows()).toEqual([
      { id: old[0], sealed: null, prunedAt: expect.any(Date) as Date },
      { id: young[0], sealed: expect.any(Buffer) as Buffer, prunedAt: null },
    ]);
    expect(await prune(10)).toEqual({ entries: 0, recordedUntil: null });
  });

  it.each(['P1Y', 'P12M', 'P365D', 'P1Y0M0D', 'P6M180D'])('are kept for %s', async (retention) => {
    const ids = await append(2);
    await sign();
    await ageDetails(owner, [ids[0]!], '3 years');
    await ageDetails(owner, [ids[1]!], '300 days');
    expect(await prune(10, retention)).toMatchObject({ entries: 1 });
  });

  it('go the oldest first, no more than asked for', async () => {
    const ids = await append(5);
    await sign();
    for (const [years, id] of ids.entries()) await ageDetails(owner, [id], `${years + 2} years`);
    await prune(2);
    const pruned = (await rows()).filter(({ prunedAt }) => prunedAt !== null);
    expect(pruned.map(({ id }) => id)).toEqual([ids[4], ids[3]]);
  });

  it('stay while no checkpoint holds the entry', async () => {
    await ageDetails(owner, await append(1), '2 years');
    expect(await prune(10)).toMatchObject({ entries: 0 });
    await sign();
    expect(await prune(10)).toMatchObject({ entries: 1 });
  });

  it('go once, whoever takes them, when several instances prune at the same time', async () => {
    await ageDetails(owner, await append(200), '2 years');
    await sign();
    const all = Array.from({ length: 40 }, (_, call) => prune(10, 'P1Y', databases[call % 2]));
    const taken = (await Promise.all(all)).map(({ entries }) => entries);
    for (let last = 1; last > 0; taken.push(last)) ({ entries: last } = await prune(10));
    expect(taken.reduce((sum, entries) => sum + entries, 0)).toBe(200);
    expect((await rows()).filter(({ sealed, prunedAt }) => sealed !== null || prunedAt === null)).toEqual([]);
  });

  it('do not come back', async () => {
    await ageDetails(owner, await append(1), '2 years');
    await sign();
    await prune(1);
    await expect(owner.query("UPDATE sealed_details SET sealed = '\\x00'")).rejects.toMatchObject({ code: '42501' });
    expect(await rows()).toEqual([expect.objectContaining({ sealed: null })]);
  });
});
