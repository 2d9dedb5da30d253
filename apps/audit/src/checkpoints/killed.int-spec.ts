import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@askonce/contracts';
import { outboxRows } from '@askonce/messaging';
import { ServiceProcess } from '@askonce/testing';
import type { VerifiedCheckpoint } from '@askonce/tlog';
import { anEvent } from '../fixtures/facts';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';

const TIMES = process.env['TEST_SIZE'] === 'full' ? 20 : 2;
const PERSONS = 50;
const FACTS_EACH = process.env['TEST_SIZE'] === 'full' ? 200 : 40;
const MAIN = join(__dirname, '../../dist/main.js');

const TELL = `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
  SELECT event_id, topic, shard, key, headers, payload FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)
  ON CONFLICT DO NOTHING`;

jest.setTimeout(300_000);

describe('a log whose service is killed while it appends', () => {
  let audit: RunningAudit;
  beforeAll(async () => {
    audit = await RunningAudit.start();
  });
  afterAll(() => audit.stop());

  const logged = async () =>
    (await audit.owner.query<{ count: number }>('SELECT count(*)::int AS count FROM entry'))[0]!.count;

  it(`loses nothing, has nothing twice and is no fork, ${TIMES} times`, async () => {
    const subjects = Array.from({ length: PERSONS }, () => randomUUID());
    const events = subjects.flatMap((subject) =>
      Array.from({ length: FACTS_EACH }, (_, index) => anEvent({ subject, sequence: index + 1 })),
    );
    const rows = JSON.stringify(
      outboxRows(events.map((event) => ({ topic: TOPICS.evidence, key: event.subject!, event }))),
    );
    await audit.pause();

    const left: number[] = [];
    let kept: VerifiedCheckpoint | undefined;
    /** Verifies what the one before has left, while this one goes on with it: it hears all facts anew. */
    const next = async () => {
      await audit.owner.query(TELL, [rows]);
      const started = await ServiceProcess.start({ main: MAIN, env: await audit.apartFromOthers() });
      await until('something is signed', async () => (await fetch(`${started.url}/log/checkpoint`)).ok);
      ({ checkpoint: kept } = await verifiedLog({ url: started.url, kept }));
      return started;
    };
    for (let time = 0; time < TIMES; time += 1) {
      const before = await logged();
      const killed = await next();
      await until(
        'it is in the middle of appending',
        async () => (await logged()) > before || before === events.length,
      );
      await sleep(Math.random() * 100);
      await killed.kill();
      left.push(await logged());
    }
    expect(left[0]).toBeLessThan(events.length);
    const last = await next();
    await until('all are logged', async () => (await logged()) === events.length, 120_000);
    await until(
      'all are signed',
      async () => (await verifiedLog({ url: last.url, kept })).checkpoint.size === events.length,
    );
    const ids = await audit.owner.query<{ id: string }>('SELECT entry_id AS id FROM entry');
    expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
    const { entries } = await verifiedLog({ url: last.url, kept });
    expect(new Set(entries.map((entry) => Buffer.from(entry).toString())).size).toBe(events.length);
    expect(last.errors).toEqual([]);
    await last.close();
  });
});
