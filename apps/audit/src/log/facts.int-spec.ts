import { randomUUID } from 'node:crypto';
import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import { DeadLetters, outboxRows } from '@askonce/messaging';
import { createLogger } from '@askonce/observability';
import { v7 as uuidv7 } from 'uuid';
import { EntriesRepository } from '../entries/entries.repository';
import { anEvent } from '../fixtures/facts';
import { RunningAudit, until } from '../fixtures/running-audit';

const APPEND = `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
  SELECT event_id, topic, shard, key, headers, payload FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`;

jest.setTimeout(30_000);

describe('facts over Kafka', () => {
  let audit: RunningAudit;

  /** The service's own relay brings them to Kafka, as that of the registry does. */
  const produce = (...events: AskOnceEvent[]) =>
    audit.owner.query(APPEND, [
      JSON.stringify(
        outboxRows(events.map((event) => ({ topic: TOPICS.evidence, key: event.subject ?? event.id, event }))),
      ),
    ]);
  const sequences = async (subject: string) => {
    const rows = await audit.owner.query<{ sequence: number }>(
      'SELECT sequence::int FROM entry WHERE subject_ref = $1 ORDER BY leaf_index',
      [subject],
    );
    return rows.map(({ sequence }) => sequence);
  };

  beforeAll(async () => {
    audit = await RunningAudit.start();
  });

  afterAll(() => audit.stop());

  it('become entries: each once, in order per person, dense', async () => {
    const subjects = Array.from({ length: 8 }, () => randomUUID());
    for (let sequence = 1; sequence <= 15; sequence += 1) {
      await produce(...subjects.map((subject) => anEvent({ subject, sequence })));
    }
    const expected = Array.from({ length: 15 }, (_, index) => index + 1);
    await until('all are logged', async () => {
      const logged = await Promise.all(subjects.map(sequences));
      return logged.flat().length >= 8 * 15;
    });
    for (const subject of subjects) expect(await sequences(subject)).toEqual(expected);
  });

  it('are logged once when they are told twice', async () => {
    const event = anEvent();
    const last = anEvent({ subject: event.subject!, sequence: 2 });
    await produce(event);
    await until('it is logged', async () => (await sequences(event.subject!)).length === 1);
    await produce(event, last);
    await until('the last one is logged', async () => (await sequences(event.subject!)).includes(2));
    expect(await sequences(event.subject!)).toEqual([1, 2]);
  });

  it('are logged as opaque when nobody knows them, and hold up nothing', async () => {
    const event = anEvent({ type: 'askonce.evidence.dreamt.v1', data: { anything: 1 } });
    await produce(event, anEvent({ subject: event.subject!, sequence: 2 }));
    await until('both are logged', async () => (await sequences(event.subject!)).length === 2);
    const entry = await audit.service.app.get(EntriesRepository, { strict: false }).find(event.id);
    expect(entry).toMatchObject({ opaque: true, details: { misfits: ['/type'] } });
  });

  it('lie among the dead letters when they claim the number of another, and hold up nothing', async () => {
    const event = anEvent();
    await produce(event);
    await until('it is logged', async () => (await sequences(event.subject!)).length === 1);
    const rival = { ...event, id: uuidv7(), type: EVENTS.evidenceDenied.type, data: EVENTS.evidenceDenied.example };
    await produce(rival, anEvent({ subject: event.subject!, sequence: 2 }));
    await until('what follows is logged', async () => (await sequences(event.subject!)).length === 2);
    const log = createLogger({ name: 'spec', level: 'silent' });
    const letters = new DeadLetters({ ...audit.kafka, log });
    const { letters: found } = await letters.list();
    await letters.close();
    expect(found.map(({ headers, cause }) => [headers.ce_id?.toString(), cause.code])).toEqual([
      [rival.id, 'conflicting-fact'],
    ]);
  });
});
