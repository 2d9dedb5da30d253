import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@askonce/contracts';
import { outboxRows } from '@askonce/messaging';
import { OwnPostgres, ServiceProcess } from '@askonce/testing';
import type { VerifiedCheckpoint } from '@askonce/tlog';
import { anEvent } from '../fixtures/facts';
import { RawCallers } from '../fixtures/raw-callers';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';

const FULL = process.env['TEST_SIZE'] === 'full';
const TIMES = FULL ? 20 : 2;
const PERSONS = 50;
const FACTS_EACH = FULL ? 200 : 40;
const MAIN = join(__dirname, '../../dist/main.js');

const TELL = `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
  SELECT event_id, topic, shard, key, headers, payload FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)
  ON CONFLICT DO NOTHING`;

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
  const inTheMiddle = async (all: number) => {
    const before = await logged();
    await until('it is in the middle of appending', async () => (await logged()) > before || before === all);
    await sleep(Math.random() * 100);
  };

  it(`loses nothing, has nothing twice and is no fork, ${TIMES} times each`, async () => {
    const subjects = Array.from({ length: PERSONS }, () => randomUUID());
    const events = subjects.flatMap((subject) =>
      Array.from({ length: FACTS_EACH }, (_, index) => anEvent({ subject, sequence: index + 1 })),
    );
    const rows = JSON.stringify(
      outboxRows(events.map((event) => ({ topic: TOPICS.evidence, key: event.subject!, event }))),
    );
    await audit.pause();

    const left: number[] = [];
    const callers = new RawCallers();
    let kept: VerifiedCheckpoint | undefined;
    let keptRaw: VerifiedCheckpoint | undefined;
    /** Verifies what the one before has left, while this one goes on with it: it hears all facts anew. */
    const next = async () => {
      await audit.owner.query(TELL, [rows]);
      const started = await ServiceProcess.start({ main: MAIN, env: await audit.apartFromOthers() });
      ({ checkpoint: kept } = await verifiedLog({ url: started.url, kept }));
      ({ checkpoint: keptRaw } = await verifiedLog({ url: started.url, log: 'raw', kept: keptRaw }));
      return started;
    };
    for (let time = 0; time < TIMES; time += 1) {
      const service = await next();
      const calls = callers.callUntilItEnds(service.url);
      for (const server of [postgres, service]) {
        await inTheMiddle(events.length);
        await server.kill();
        left.push(await logged());
      }
      await calls;
    }
    expect(left[0]).toBeLessThan(events.length);

    const last = await next();
    await until('all are logged', async () => (await logged()) === events.length, 120_000);
    const verified = () => verifiedLog({ url: last.url, kept });
    await until('all are signed', async () => (await verified()).checkpoint.size === events.length);
    const ids = await audit.owner.query<{ id: string }>('SELECT entry_id AS id FROM entry');
    expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
    const { entries } = await verified();
    expect(new Set(entries.map((entry) => Buffer.from(entry).toString())).size).toBe(events.length);
    expect(last.errors).toEqual([]);

    const { entries: raw } = await verifiedLog({ url: last.url, log: 'raw', kept: keptRaw });
    callers.expectAllIn(raw.map((entry) => Buffer.from(entry).toString()));
    await last.close();
  });
});
