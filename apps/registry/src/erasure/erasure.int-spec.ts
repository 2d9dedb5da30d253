import { randomUUID } from 'node:crypto';
import { EVENTS } from '@askonce/contracts';
import { newEvent, outboxRows } from '@askonce/messaging';
import { Metrics } from '@askonce/observability';
import type { RunningService } from '@askonce/service';
import { eventually, newIdentifier, type TestRegistry } from '../registry.fixture';
import { storedIn } from '../stored.fixture';
import { ErasureWatch } from './erasure-watch';
import { Erasing, what } from './erasing.fixture';

const AGENCIES = ['tax', 'school', 'social', 'housing'];

describe('an erasure', () => {
  let erasing: Erasing;
  let registry: TestRegistry;
  beforeAll(async () => {
    erasing = await Erasing.start();
    registry = erasing.registry;
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  it('leaves nothing of name and documents that any key that is left could open', async () => {
    const person = newIdentifier();
    const [given, issued, said] = [`given by ${randomUUID()}`, `issued to ${randomUUID()}`, `said of ${randomUUID()}`];
    const drafted = `looked at by ${randomUUID()}`;
    await erasing.give(person, given);
    await erasing.give(person, drafted, { draft: true });
    await erasing.deposit(person, issued, said);
    await erasing.ask('tax', person, { returnUrl: 'https://tax.example/case/77' });
    const written = { asked: `why ${randomUUID()}`, answered: `so ${randomUUID()}`, reported: `again ${randomUUID()}` };
    await erasing.write(person, written);
    const ref = (await erasing.refOf(person))!;
    const before = await erasing.recoverable();
    const planted = [person, given, drafted, issued, said, 'case/77', ...Object.values(written)];
    for (const text of planted) expect(before.includes(text)).toBe(true);

    const { status, body } = await erasing.erase(person);
    expect(status).toBe(200);
    expect(what(body.erased)).toEqual(['identity', 'citizen_provided', 'agency_issued', 'open_matters']);
    expect(what(body.kept)).toEqual(['record', 'copies_at_agencies']);
    const after = await erasing.recoverable();
    for (const text of planted) expect(after.includes(text)).toBe(false);
    expect(await registry.sql.query('SELECT FROM document_draft WHERE subject_ref = $1', [ref])).toEqual([]);
    expect((await erasing.recordOf(ref)).erasedAt).toBeInstanceOf(Date);
    const left = await registry.sql.query(
      `SELECT FROM content JOIN document USING (content_id) WHERE document.subject_ref = $1 AND content.kept`,
      [ref],
    );
    expect(left).toEqual([]);
  });

  it('is the last fact of the person, ends what waits, and says why', async () => {
    const person = newIdentifier();
    const waiting = await erasing.ask('school', person);
    const pending = await erasing.ask('housing', person);
    const ref = (await erasing.refOf(person))!;
    await erasing.erase(person);
    for (const [agency, { body }] of [
      ['school', waiting],
      ['housing', pending],
    ] as const) {
      const seen = await erasing.look(agency, `/v1/evidence-requests/${body.id}`);
      const { status, decision } = seen.body;
      expect([seen.status, status, decision.reasons]).toEqual([200, 'cancelled', [{ code: 'subject_erased' }]]);
    }
    const { facts, sequence } = await erasing.recordOf(ref);
    expect(facts.at(-1)).toMatchObject({ type: EVENTS.subjectErased.type, sequence });
    expect(facts.map((fact) => fact.sequence)).toEqual(facts.map((_, index) => index + 1));
    const open = await registry.sql.query('SELECT FROM pursuit WHERE subject_ref = $1 AND closed_at IS NULL', [ref]);
    expect(open).toEqual([]);
    const consents = await registry.sql.query('SELECT status FROM consent WHERE subject_ref = $1', [ref]);
    expect(consents).toEqual([{ status: 'refused' }]);
  });

  it('ends the reading of what was released before', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'released');
    const { body } = await erasing.ask('tax', person);
    await erasing.erase(person);
    const read = await erasing.look('tax', `/v1/evidence-requests/${body.id}/evidence/birth-certificate`);
    expect([read.status, read.body.code]).toEqual([410, 'subject_erased']);
    const [release] = await registry.sql.query<{ id: string }>('SELECT id FROM release WHERE request_id = $1', [
      body.id,
    ]);
    const token = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    expect((await registry.call('POST', `/v1/releases/${release!.id}/claims`, { token })).status).toBe(410);
  });

  it('makes who comes back a new person', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'first life');
    const before = (await erasing.refOf(person))!;
    await erasing.erase(person);
    expect(await erasing.refOf(person)).toBeUndefined();
    expect((await erasing.ask('tax', person)).body.status).toBe('asking');
    expect(await erasing.refOf(person)).not.toBe(before);
    const token = await registry.citizen(person);
    expect((await registry.call('GET', '/v1/me/documents', { token })).body).toEqual({ items: [] });
  });

  it('that is repeated answers as before and erases nobody anew', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'once');
    const key = randomUUID();
    const first = await erasing.erase(person, { key });
    await erasing.give(person, 'second life');
    const ref = await erasing.refOf(person);
    expect(await erasing.erase(person, { key })).toMatchObject({ status: 200, body: first.body });
    expect(await erasing.refOf(person)).toBe(ref);
    expect((await erasing.erase(newIdentifier(), { key })).body).toEqual({ erased: [], kept: [] });
  });

  it('of somebody of whom nothing is held leaves no trace', async () => {
    const before = await storedIn(registry.sql);
    expect((await erasing.erase(newIdentifier())).body).toEqual({ erased: [], kept: [] });
    expect(await storedIn(registry.sql)).toEqual(before);
  });

  it.each([1, 2, 3])('lets no command that was under way follow it, round %i', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'contested');
    const ref = (await erasing.refOf(person))!;
    const busy = Array.from({ length: 24 }, (_, n) => erasing.ask(AGENCIES[n % 4]!, person));
    // Beside the instance that has its hands full with this person, so that nothing but the guard is between them.
    const erased = await erasing.erase(person, { instance: 1 });
    const answers = await Promise.all(busy);
    expect([erased, ...answers].filter(({ status }) => status >= 400)).toEqual([]);
    const { facts, sequence } = await erasing.recordOf(ref);
    expect(facts.findIndex(({ type }) => type === EVENTS.subjectErased.type)).toBe(facts.length - 1);
    expect(facts.at(-1)).toMatchObject({ sequence });
    const waiting = await registry.sql.query(
      `SELECT FROM evidence_request WHERE subject_ref = $1 AND status IN ('consent_pending', 'fetching', 'asking')`,
      [ref],
    );
    expect(waiting).toEqual([]);
  });

  it('is complete when each service has confirmed it, and shows until then', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'confirmed');
    const ref = (await erasing.refOf(person))!;
    await erasing.erase(person);
    const completed = async () => {
      const [row] = await registry.sql.query<{ at: Date | null }>(
        'SELECT completed_at AS at FROM erasure WHERE subject_ref = $1',
        [ref],
      );
      return row?.at ?? undefined;
    };
    const confirm = async (clientId: string) => {
      const data = { actor: { role: 'service' as const, clientId }, aboutSubject: ref, erasureId: randomUUID() };
      const rows = outboxRows([newEvent(EVENTS.erasureConfirmed, { source: '/spec', key: clientId, data })]);
      await registry.sql.query(
        `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
         SELECT event_id, topic, shard, key, headers, payload FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
      await eventually(async () => {
        const query = 'SELECT FROM erasure_confirmation WHERE subject_ref = $1 AND service = $2';
        return (await registry.sql.query(query, [ref, clientId])).length === 1;
      }, `the confirmation of ${clientId} is noted`);
    };
    const { app } = registry.services[0] as RunningService;
    const open = async () => {
      await app.get(ErasureWatch, { strict: false }).look(0);
      const shown = await app.get(Metrics, { strict: false }).registry.metrics();
      return Number(/askonce_registry_erasures_open{.*} (\d+)/.exec(shown)?.[1]);
    };
    await confirm('askonce-adapters');
    await confirm('somebody-else');
    expect(await completed()).toBeUndefined();
    const before = await open();
    await confirm('askonce-audit');
    expect(await eventually(completed, 'the erasure is complete')).toBeInstanceOf(Date);
    expect(await open()).toBe(before - 1);
  });
});
