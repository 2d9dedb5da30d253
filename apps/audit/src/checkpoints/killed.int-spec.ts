import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@askonce/contracts';
import { OUTBOX_COLUMNS, outboxRows } from '@askonce/messaging';
import { OwnPostgres, ServiceProcess } from '@askonce/testing';
import type { VerifiedCheckpoint } from '@askonce/tlog';
import fc from 'fast-check';
import { anEvent } from '../fixtures/facts';
import { RawCallers } from '../fixtures/raw-callers';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';

const FULL = process.env['TEST_SIZE'] === 'full';
const TIMES = FULL ? 20 : 2;
const PERSONS = 50;
const FACTS_EACH = FULL ? 200 : 20;
const MAIN = join(__dirname, '../../dist/main.js');
// Another one with every run of the full size; the title names it.
const SEED = Number(process.env['TEST_SEED'] ?? (FULL ? Date.now() % 1_000_000 : 1));
/** Who is killed together: one after the other, and the next time both at once. */
const KILLS = Array.from({ length: TIMES }, (_, time) =>
  time % 2 === 0 ? [['postgres'], ['service']] : [['postgres', 'service']],
).flat();
/** When: so far into an even share of what is left to be logged, and so much later. */
const aMoment = fc.record({ percent: fc.integer({ min: 20, max: 100 }), laterMs: fc.nat(100) });
const MOMENTS = fc.sample(aMoment, { seed: SEED, numRuns: KILLS.length });
/** So many facts are told again although they were seen logged: whoever is killed has not said how far it was. */
const TOLD_AGAIN = 100;

const TELL = `INSERT INTO outbox (${OUTBOX_COLUMNS})
  SELECT ${OUTBOX_COLUMNS} FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb) ON CONFLICT DO NOTHING`;

jest.setTimeout(FULL ? 1_800_000 : 120_000);

describe('a log whose service and whose database are killed while it appends', () => {
  let postgres: OwnPostgres;
  let audit: RunningAudit;
  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    audit = await RunningAudit.start({ AUDIT_RAW_APPEND: '1' }, postgres);
  });
  afterAll(async () => {
    try {
      await audit.stop();
    } finally {
      await postgres.stop();
    }
  });

  const logged = async () =>
    (await audit.owner.query<{ count: number }>('SELECT count(*)::int AS count FROM entry'))[0]!.count;
  /** Where each fact is that is logged. */
  const places = async () => {
    const rows = await audit.owner.query<{ id: string; index: number }>(
      'SELECT entry_id AS id, leaf_index::int AS index FROM entry ORDER BY leaf_index',
    );
    return new Map(rows.map(({ id, index }) => [id, index]));
  };
  const momentOf = async (nth: number, all: number) => {
    const { percent, laterMs } = MOMENTS[nth]!;
    const before = await logged();
    const target = before + ((all - before) / (KILLS.length - nth + 1)) * (percent / 100);
    await until('it is in the middle of appending', async () => (await logged()) > target, 60_000);
    await sleep(laterMs);
  };

  it(`loses nothing, has nothing twice and is no fork, ${TIMES} times each (seed ${SEED})`, async () => {
    const subjects = Array.from({ length: PERSONS }, () => randomUUID());
    const events = subjects.flatMap((subject) =>
      Array.from({ length: FACTS_EACH }, (_, index) => anEvent({ subject, sequence: index + 1 })),
    );
    await audit.pause();

    const left: number[] = [];
    const callers = new RawCallers();
    let kept: VerifiedCheckpoint | undefined;
    let keptRaw: VerifiedCheckpoint | undefined;
    let seen = new Map<string, number>();
    const killAll = async (servers: readonly { kill(): Promise<void> }[]) => {
      seen = await places();
      await Promise.all(servers.map((server) => server.kill()));
      const there = await places();
      expect([...seen].filter(([id, index]) => there.get(id) !== index)).toEqual([]);
      left.push(there.size);
    };
    /** @returns the entries of the raw log */
    const verify = async (url: string) => {
      ({ checkpoint: kept } = await verifiedLog({ url, kept }));
      const raw = await verifiedLog({ url, log: 'raw', kept: keptRaw });
      keptRaw = raw.checkpoint;
      return raw.entries.map((entry) => Buffer.from(entry).toString());
    };
    /** Verifies what the one before has left, while this one goes on with it. What was seen logged is lost if it is not there. */
    const next = async () => {
      const again = new Set([...seen.keys()].slice(-TOLD_AGAIN));
      const told = events.filter(({ id }) => again.has(id) || !seen.has(id));
      const rows = outboxRows(told.map((event) => ({ topic: TOPICS.evidence, key: event.subject!, event })));
      await audit.owner.query(TELL, [JSON.stringify(rows)]);
      const started = await ServiceProcess.start({ main: MAIN, env: await audit.apartFromOthers() });
      const isFirst = kept === undefined;
      const raw = await verify(started.url);
      if (!isFirst) callers.expectAllIn(raw);
      return started;
    };
    let service = await next();
    let calls = callers.callUntilItEnds(service.url);
    for (const [nth, victims] of KILLS.entries()) {
      await momentOf(nth, events.length);
      await killAll(victims.map((victim) => (victim === 'postgres' ? postgres : service)));
      if (victims.includes('service')) {
        await calls;
        service = await next();
        if (nth + 1 < KILLS.length) calls = callers.callUntilItEnds(service.url);
      } else {
        await until('it answers again', async () => (await fetch(`${service.url}/log/checkpoint`)).ok);
        await verify(service.url);
      }
    }
    expect(Math.max(...left)).toBeLessThan(events.length);

    await until('all are logged', async () => (await logged()) === events.length, 120_000);
    const verified = () => verifiedLog({ url: service.url, kept });
    await until('all are signed', async () => (await verified()).checkpoint.size === events.length);
    const ids = await audit.owner.query<{ id: string }>('SELECT entry_id AS id FROM entry');
    expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
    const { entries } = await verified();
    expect(new Set(entries.map((entry) => Buffer.from(entry).toString())).size).toBe(events.length);
    expect(service.errors).toEqual([]);
    await service.close();
  });
});
