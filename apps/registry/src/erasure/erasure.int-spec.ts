import { randomUUID } from 'node:crypto';
import { EVENTS } from '@askonce/contracts';
import { newEvent, outboxRows } from '@askonce/messaging';
import type { RunningService } from '@askonce/service';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { HoldSweeper } from '../legal-holds/hold-sweeper';
import { aPdf, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { storedIn } from '../stored.fixture';
import { everythingRecoverable } from './recovery.fixture';

interface Answered {
  erasedAt?: string;
  erased: { what: string }[];
  kept: { what: string; authority?: string; until?: string; why: string }[];
}
interface Requested {
  id: string;
  status: string;
  decision: { reasons: { code: string }[] };
  code?: string;
}
interface Row {
  subject_ref: string;
  sequence: string;
  erased_at: Date | null;
}

const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();

describe('an erasure', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const erase = async (person: string, key: string = randomUUID()) =>
    registry.call<Answered>('POST', '/v1/me/erasure', { token: await registry.citizen(person), key });
  const ask = async (agency: string, person: string, changes: object = {}) =>
    registry.call<Requested>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, person, changes),
    });
  const look = async (agency: string, path: string) =>
    registry.call<Requested>('GET', path, { token: await registry.agency(agency) });
  const give = async (person: string, text: string) =>
    registry.call('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }, aPdf(text)),
    });
  const deposit = async (identifier: string, text: string) =>
    registry.call('POST', '/v1/documents', {
      token: await registry.agency('civil-registry'),
      body: uploadOf(
        {
          subject: { scheme: 'national:xx', identifier },
          evidenceType: 'birth-certificate',
          qualifier: 'issued',
          channel: 'backend',
          provenance: 'agency_issued',
        },
        aPdf(text),
      ),
    });
  const hold = async (identifier: string, changes: object = {}) =>
    registry.call<{ id: string; endedAt?: string }>('POST', '/v1/legal-holds', {
      token: await registry.token({ roles: ['operator'], clientId: 'ops' }),
      body: {
        subject: { scheme: 'national:xx', identifier },
        class: 'agency_issued',
        authority: 'District Court',
        reference: 'C-113/2026',
        until: NEXT_YEAR,
        ...changes,
      },
    });
  const refOf = async (person: string) => {
    const token = await registry.token({ roles: ['service'], clientId: 'askonce-audit' });
    const body = { scheme: 'national:xx', identifier: person };
    return (await registry.call<{ subjectRef?: string }>('POST', '/internal/subjects/resolution', { token, body })).body
      .subjectRef;
  };
  const rowOf = async (ref: string) =>
    (
      await registry.sql.query<Row>('SELECT subject_ref, sequence, erased_at FROM subject WHERE subject_ref = $1', [
        ref,
      ])
    )[0];
  const factsOf = async (ref: string) =>
    registry.sql.query<{ sequence: string; type: string }>(
      'SELECT sequence, type FROM fact WHERE subject_ref = $1 ORDER BY sequence',
      [ref],
    );
  const recoverable = () => everythingRecoverable(registry.sql, registry.masterKeyFile);
  const what = (items: readonly { what: string }[]) => items.map((item) => item.what);

  it('leaves nothing of name and documents that every key that is left could open', async () => {
    const person = newIdentifier();
    const [given, issued] = [`given by ${randomUUID()}`, `issued to ${randomUUID()}`];
    await give(person, given);
    await deposit(person, issued);
    await ask('tax', person, { official: 'clerk-77', returnUrl: 'https://tax.example/case/77' });
    const ref = (await refOf(person))!;
    const before = await recoverable();
    for (const planted of [person, given, issued, 'clerk-77', 'case/77']) expect(before.includes(planted)).toBe(true);

    const { status, body } = await erase(person);
    expect(status).toBe(200);
    expect(what(body.erased)).toEqual(['identity', 'citizen_provided', 'agency_issued', 'open_matters']);
    expect(what(body.kept)).toEqual(['record', 'copies_at_agencies']);
    const after = await recoverable();
    for (const planted of [person, given, issued, 'case/77']) expect(after.includes(planted)).toBe(false);
    expect((await rowOf(ref))?.erased_at).toBeInstanceOf(Date);
    const left = await registry.sql.query(
      `SELECT FROM content JOIN document USING (content_id) WHERE document.subject_ref = $1 AND content.kept`,
      [ref],
    );
    expect(left).toEqual([]);
  });

  it('is the last fact of the person, ends what waits, and says why', async () => {
    const person = newIdentifier();
    const waiting = await ask('school', person);
    const pending = await ask('housing', person);
    const ref = (await refOf(person))!;
    await erase(person);
    for (const [agency, { body }] of [
      ['school', waiting],
      ['housing', pending],
    ] as const) {
      const seen = await look(agency, `/v1/evidence-requests/${body.id}`);
      expect([seen.status, seen.body.status, seen.body.decision.reasons]).toEqual([
        200,
        'cancelled',
        [{ code: 'subject_erased' }],
      ]);
    }
    const facts = await factsOf(ref);
    expect(facts.at(-1)?.type).toBe(EVENTS.subjectErased.type);
    expect(facts.map(({ sequence }) => Number(sequence))).toEqual(facts.map((_, index) => index + 1));
    expect((await rowOf(ref))?.sequence).toBe(facts.at(-1)?.sequence);
    expect(await registry.sql.query('SELECT FROM pursuit WHERE subject_ref = $1 AND closed_at IS NULL', [ref])).toEqual(
      [],
    );
    const consents = await registry.sql.query('SELECT status FROM consent WHERE subject_ref = $1', [ref]);
    expect(consents).toEqual([{ status: 'refused' }]);
  });

  it('ends the reading of what was released before', async () => {
    const person = newIdentifier();
    await give(person, 'released');
    const { body } = await ask('tax', person);
    await erase(person);
    const path = `/v1/evidence-requests/${body.id}/evidence/birth-certificate`;
    const read = await look('tax', path);
    expect([read.status, read.body.code]).toEqual([410, 'subject_erased']);
    const claim = await registry.sql.query<{ id: string }>('SELECT id FROM release WHERE request_id = $1', [body.id]);
    const token = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    expect((await registry.call('POST', `/v1/releases/${claim[0]!.id}/claims`, { token })).status).toBe(410);
  });

  it('makes who comes back a new person', async () => {
    const person = newIdentifier();
    await give(person, 'first life');
    const before = (await refOf(person))!;
    await erase(person);
    expect(await refOf(person)).toBeUndefined();
    expect((await ask('tax', person)).body.status).toBe('asking');
    const after = await refOf(person);
    expect(after).not.toBe(before);
    const token = await registry.citizen(person);
    expect((await registry.call('GET', '/v1/me/documents', { token })).body).toEqual({ items: [] });
  });

  it('that is repeated answers as before and erases nobody anew', async () => {
    const person = newIdentifier();
    await give(person, 'once');
    const key = randomUUID();
    const first = await erase(person, key);
    await give(person, 'second life');
    const ref = await refOf(person);
    expect(await erase(person, key)).toMatchObject({ status: 200, body: first.body });
    expect(await refOf(person)).toBe(ref);
    expect((await erase(newIdentifier(), key)).body).toEqual({ erased: [], kept: [] });
  });

  it('of somebody of whom nothing is held leaves no trace', async () => {
    const before = await storedIn(registry.sql);
    expect((await erase(newIdentifier())).body).toEqual({ erased: [], kept: [] });
    expect(await storedIn(registry.sql)).toEqual(before);
  });

  it('lets no command that was under way follow it', async () => {
    const person = newIdentifier();
    await give(person, 'contested');
    const ref = (await refOf(person))!;
    const agencies = ['tax', 'school', 'social', 'housing'];
    const busy = Array.from({ length: 24 }, (_, n) => ask(agencies[n % 4]!, person));
    const erased = [erase(person), erase(person)];
    const answers = await Promise.all([...busy, ...erased]);
    expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
    const facts = await factsOf(ref);
    expect(facts.filter(({ type }) => type === EVENTS.subjectErased.type)).toHaveLength(1);
    expect(facts.at(-1)?.type).toBe(EVENTS.subjectErased.type);
    const row = await rowOf(ref);
    expect(row?.sequence).toBe(facts.at(-1)?.sequence);
    const [waiting] = await registry.sql.query<{ count: number }>(
      `SELECT count(*)::integer FROM evidence_request
       WHERE subject_ref = $1 AND status IN ('consent_pending', 'fetching', 'asking')`,
      [ref],
    );
    expect(waiting?.count).toBe(0);
  });

  it('is complete when each service has confirmed it', async () => {
    const person = newIdentifier();
    await give(person, 'confirmed');
    const ref = (await refOf(person))!;
    await erase(person);
    const completed = async () =>
      (
        await registry.sql.query<{ at: Date | null }>('SELECT completed_at AS at FROM erasure WHERE subject_ref = $1', [
          ref,
        ])
      )[0]?.at ?? undefined;
    const confirm = async (clientId: string) => {
      const data = { actor: { role: 'service' as const, clientId }, aboutSubject: ref, erasureId: randomUUID() };
      const rows = outboxRows([newEvent(EVENTS.erasureConfirmed, { source: '/spec', key: clientId, data })]);
      await registry.sql.query(
        `INSERT INTO outbox (event_id, topic, shard, key, headers, payload) SELECT event_id, topic, shard, key, headers, payload
         FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
      await eventually(async () => {
        const noted = await registry.sql.query(
          'SELECT FROM erasure_confirmation WHERE subject_ref = $1 AND service = $2',
          [ref, clientId],
        );
        return noted.length === 1;
      }, `the confirmation of ${clientId} is noted`);
    };
    await confirm('askonce-adapters');
    await confirm('somebody-else');
    expect(await completed()).toBeUndefined();
    await confirm('askonce-audit');
    expect(await eventually(completed, 'the erasure is complete')).toBeInstanceOf(Date);
  });

  describe('under a legal hold', () => {
    const held = async () => {
      const person = newIdentifier();
      const [given, issued] = [`given by ${randomUUID()}`, `issued to ${randomUUID()}`];
      await give(person, given);
      await deposit(person, issued);
      const placed = await hold(person);
      const ref = (await refOf(person))!;
      return { person, given, issued, ref, holdId: placed.body.id, answer: await erase(person) };
    };

    it('keeps what the hold covers and nothing else, and says who demands it and until when', async () => {
      const { given, issued, person, answer } = await held();
      expect(what(answer.body.erased)).toEqual(['identity', 'citizen_provided', 'open_matters']);
      expect(answer.body.kept[0]).toMatchObject({
        what: 'agency_issued',
        authority: 'District Court',
        until: NEXT_YEAR,
      });
      const left = await recoverable();
      expect([person, given, issued].map((planted) => left.includes(planted))).toEqual([false, false, true]);
    });

    it('erases the rest once the hold is lifted', async () => {
      const { issued, holdId } = await held();
      const token = await registry.token({ roles: ['operator'], clientId: 'ops' });
      const lifted = await registry.call<{ endedAt?: string }>('POST', `/v1/legal-holds/${holdId}/lifting`, { token });
      expect([lifted.status, typeof lifted.body.endedAt]).toEqual([200, 'string']);
      expect((await recoverable()).includes(issued)).toBe(false);
      const again = await registry.call<{ endedAt?: string }>('POST', `/v1/legal-holds/${holdId}/lifting`, { token });
      expect(again.body).toEqual(lifted.body);
    });

    it('erases the rest once the time of the hold is over, and not before', async () => {
      const { issued, holdId } = await held();
      const sweeper = (registry.services[0] as RunningService).app.get(HoldSweeper, { strict: false });
      await sweeper.sweep();
      expect((await recoverable()).includes(issued)).toBe(true);
      await registry.sql.query("UPDATE legal_hold SET until = placed_at + interval '1 microsecond' WHERE id = $1", [
        holdId,
      ]);
      await sweeper.sweep();
      expect((await recoverable()).includes(issued)).toBe(false);
    });

    it('that ended while the erasure was under way is swept too', async () => {
      const { issued, holdId } = await held();
      await registry.sql.query('UPDATE legal_hold SET ended_at = clock_timestamp() WHERE id = $1', [holdId]);
      await (registry.services[0] as RunningService).app.get(HoldSweeper, { strict: false }).sweep();
      expect((await recoverable()).includes(issued)).toBe(false);
    });

    it('keeps what the citizen removed, sealed, until the hold ends', async () => {
      const person = newIdentifier();
      const text = `removed ${randomUUID()}`;
      const { body: document } = await give(person, text);
      const { body: placed } = await hold(person, { class: 'citizen_provided' });
      const token = await registry.citizen(person);
      await registry.call('POST', `/v1/me/documents/${String(document['id'])}/removal`, { token });
      const kept = () =>
        registry.sql.query('SELECT FROM content JOIN document USING (content_id) WHERE id = $1 AND kept', [
          document['id'],
        ]);
      expect(await kept()).toHaveLength(1);
      const operator = await registry.token({ roles: ['operator'], clientId: 'ops' });
      await registry.call('POST', `/v1/legal-holds/${placed.id}/lifting`, { token: operator });
      expect(await kept()).toHaveLength(0);
    });

    it('is a fact about the person, without the reference', async () => {
      const person = newIdentifier();
      await give(person, 'held');
      await hold(person);
      const facts = await registry.sql.query<{ data: object }>(
        'SELECT data FROM fact WHERE subject_ref = $1 AND type = $2',
        [await refOf(person), EVENTS.legalHoldPlaced.type],
      );
      expect(facts).toEqual([{ data: expect.objectContaining({ authority: 'District Court' }) as object }]);
      expect(JSON.stringify(facts)).not.toContain('C-113');
    });

    it.each<[string, object, number, string]>([
      ['that ends in the past', { until: '2026-01-01T00:00:00Z' }, 422, '/until'],
      ['of an unknown class', { class: 'identity' }, 422, '/class'],
    ])('refuses one %s', async (_what, changes, status, pointer) => {
      const person = newIdentifier();
      await give(person, 'held');
      const answer = await hold(person, changes);
      expect([answer.status, answer.body]).toEqual([
        status,
        expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
      ]);
    });

    it('refuses one whose reference names the person, and one of somebody unknown, who stays unknown', async () => {
      const person = newIdentifier();
      const unknown = await hold(person);
      expect([unknown.status, unknown.body]).toEqual([
        404,
        expect.objectContaining({ type: 'urn:askonce:problem:person-unknown' }),
      ]);
      expect(await refOf(person)).toBeUndefined();
      await give(person, 'held');
      expect((await hold(person, { reference: `about ${person}` })).status).toBe(422);
    });
  });
});
