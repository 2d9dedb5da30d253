import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@askonce/database';
import { createLogger, Metrics } from '@askonce/observability';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { v7 as uuidv7 } from 'uuid';
import { GapsRepository } from '../gaps/gaps.repository';
import { GapWatch } from '../gaps/gap-watch';
import { migrations } from '../migrations';
import type { Fact } from './fact';
import { BatchedAppend } from './batched-append';
import { aFact } from '../fixtures/facts';
import { emptyLog, logOn, sharedIn } from '../fixtures/log-on';
import { LogMetrics } from './log.metrics';
import { ConflictingFact } from './log.problems';
import { Log } from './log.service';

interface Row {
  readonly id: string;
  readonly index: number;
  readonly sequence: number | null;
  readonly opaque: boolean;
}

const LEAVES = `SELECT entry_id AS id, leaf_index::float8 AS index, sequence::float8 AS sequence, opaque
  FROM entry ORDER BY leaf_index`;

describe('the log', () => {
  let test: TestDatabase;
  let owner: Database;
  let databases: Database[];
  let metrics: Metrics;
  let logs: Log[];
  const folder = mkdtempSync(join(tmpdir(), 'askonce-log-'));
  const shared = sharedIn(folder);
  const logger = createLogger({ name: 'spec', level: 'silent' });

  const leaves = () => owner.query<Row>(LEAVES);
  const size = async () => (await owner.query<{ size: number }>('SELECT size::float8 AS size FROM log_head'))[0]!.size;
  const append = (...facts: Fact[]) => logs[0]!.appendEntries(facts);
  const person = (count: number) => {
    const subject = randomUUID();
    return Array.from({ length: count }, (_, index) => aFact({ subject, sequence: index + 1 }));
  };

  beforeAll(async () => {
    test = await createTestDatabase({ app: 'audit', migrations });
    owner = new Database({ url: test.ownerUrl, applicationName: 'spec' });
    databases = [1, 2].map(() => new Database({ url: test.url, applicationName: 'spec' }));
  });

  afterAll(async () => {
    await Promise.all([owner, ...databases].map((database) => database.close()));
    await test.drop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    await emptyLog(owner, folder);
    metrics = new Metrics('spec');
    const counted = new LogMetrics(metrics);
    logs = databases.map((database) => {
      const { repository } = logOn(database, shared, logger);
      return new Log(new BatchedAppend(database, repository), counted, logger);
    });
  });

  describe('for the role that runs the service', () => {
    it.each([
      ["UPDATE entry SET agency = 'somebody else'"],
      ['DELETE FROM entry'],
      ['TRUNCATE entry'],
      ['DROP TABLE entry'],
      ['ALTER TABLE entry DROP COLUMN details'],
      ['INSERT INTO entry SELECT * FROM entry ON CONFLICT (entry_id) DO UPDATE SET agency = NULL'],
      ["UPDATE sealed_details SET sealed = '\\x00'"],
      ['UPDATE sealed_details SET sealed = NULL, pruned_at = now()'],
      ['UPDATE sealed_details SET recorded_at = now()'],
      ['INSERT INTO sealed_details (entry_id, recorded_at, pruned_at) SELECT entry_id, now(), now() FROM entry'],
      ['DELETE FROM sealed_details'],
      ['DELETE FROM log_head'],
      ['DELETE FROM subject_progress'],
      ["UPDATE leaf SET content = ''"],
      ['DELETE FROM leaf'],
      ['UPDATE tile SET hashes = hashes'],
      ['DELETE FROM tile'],
      ["UPDATE bundle SET entries = ''"],
      ['DELETE FROM bundle'],
      ['DELETE FROM tree_head'],
      ['UPDATE checkpoint SET size = 1'],
      ['DELETE FROM checkpoint'],
      ['UPDATE cosignature SET cosigned_at = now()'],
      ['DELETE FROM cosignature'],
    ])('refuses %s', async (statement) => {
      await append(aFact());
      await expect(databases[0]!.query(statement)).rejects.toMatchObject({ code: '42501' });
      expect(await leaves()).toHaveLength(1);
    });
  });

  it('numbers entries from 0 in the order of the batch', async () => {
    const facts = person(3);
    await append(...facts);
    await append(aFact());
    expect((await leaves()).map(({ id, index }) => [id, index]).slice(0, 3)).toEqual(
      facts.map(({ entryId }, index) => [entryId, index]),
    );
    expect(await size()).toBe(4);
  });

  it('makes no second entry of the same event', async () => {
    const [first, second] = person(2);
    await append(first!, first!);
    await append(first!, second!);
    await append(second!);
    expect((await leaves()).map(({ index }) => index)).toEqual([0, 1]);
    expect(await size()).toBe(2);
  });

  it('keeps the first of two facts with the same number, and raises the alarm for the second', async () => {
    const [first] = person(1);
    const rival: Fact = { ...first!, entryId: uuidv7() };
    const innocent = aFact();
    await append(first!);
    await expect(append(rival, innocent)).rejects.toThrow(ConflictingFact);
    expect((await leaves()).map(({ id }) => id)).toEqual([first!.entryId, innocent.entryId]);
    expect(await metrics.registry.metrics()).toMatch(/askonce_audit_facts_total{result="conflicting".*} 1/);
  });

  it('logs what does not fit the contracts as opaque, with its number', async () => {
    await append(aFact({ type: 'askonce.evidence.dreamt.v1', time: '2026-02-30T00:00:00Z', data: { a: '\u0000' } }));
    expect(await leaves()).toEqual([expect.objectContaining({ index: 0, sequence: 1, opaque: true })]);
  });

  it('lets one that PostgreSQL refuses take nobody with it, when many come at once', async () => {
    const facts = person(6);
    const bad = aFact({ subject: randomUUID() });
    const calls = [...facts, { ...bad, subjectRef: null }].map((fact) => append(fact));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map(({ status }) => status)).toEqual([...facts.map(() => 'fulfilled'), 'rejected']);
    expect((await leaves()).map(({ id }) => id)).toEqual(facts.map(({ entryId }) => entryId));
  });

  it('leaves nothing behind when a batch fails', async () => {
    const [good, bad] = person(2);
    await expect(append(good!, { ...bad!, subjectRef: null })).rejects.toThrow('entry_sequence_ck');
    expect(await leaves()).toEqual([]);
    expect(await size()).toBe(0);
  });

  it('stays dense and free of doubles while two instances append the same facts in any order', async () => {
    const facts = Array.from({ length: 12 }, () => person(10)).flat();
    const shuffled = () => facts.toSorted(() => Math.random() - 0.5);
    const batches = (all: Fact[]) => Array.from({ length: 24 }, (_, part) => all.slice(part * 5, part * 5 + 5));
    const rounds = logs.flatMap((log) => [shuffled(), shuffled()].map((all) => ({ log, all })));
    await Promise.all(
      rounds.map(async ({ log, all }) => {
        for (const batch of batches(all)) await log.appendEntries(batch);
      }),
    );
    const rows = await leaves();
    expect(rows.map(({ index }) => index)).toEqual(facts.map((_, index) => index));
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(facts.map(({ entryId }) => entryId)));
    expect(await size()).toBe(facts.length);
    const progress = await owner.query(
      'SELECT DISTINCT entries::int, highest::int, incomplete_since FROM subject_progress',
    );
    expect(progress).toEqual([{ entries: 10, highest: 10, incomplete_since: null }]);
  });

  describe('a gap', () => {
    const gapsMetric = async () => /askonce_audit_gaps{.*} (\d+)/.exec(await metrics.registry.metrics())?.[1];
    const watch = () => new GapWatch(new GapsRepository(databases[0]!), logger, metrics);

    it('shows until the missing fact arrives', async () => {
      const [first, second, third] = person(3);
      const watching = watch();
      await append(third!, first!);
      await watching.look(0);
      expect(await gapsMetric()).toBe('1');
      await append(second!);
      await watching.look(0);
      expect(await gapsMetric()).toBe('0');
    });

    it('is no alarm before the grace is over', async () => {
      await append(person(2)[1]!);
      await watch().look(60_000);
      expect(await gapsMetric()).toBe('0');
    });

    it('keeps its age while other facts of the person arrive', async () => {
      const [, second, third] = person(3);
      const since = () => owner.query('SELECT incomplete_since FROM subject_progress');
      await append(second!);
      const before = await since();
      await append(third!);
      expect(await since()).toEqual(before);
      expect(await new GapsRepository(databases[0]!).oldest({ graceMs: 0, limit: 10 })).toEqual([
        { subjectRef: second!.subjectRef, entries: 2, highest: 3, since: expect.any(Date) as Date },
      ]);
    });
  });
});
