import { randomUUID } from 'node:crypto';
import { EVENTS } from '@askonce/contracts';
import type { RunningService } from '@askonce/service';
import { Erasing, NEXT_YEAR, what } from '../erasure/erasing.fixture';
import { newIdentifier, type TestRegistry } from '../registry.fixture';
import { HoldSweeper } from './hold-sweeper';

describe('a legal hold', () => {
  let erasing: Erasing;
  let registry: TestRegistry;
  beforeAll(async () => {
    erasing = await Erasing.start();
    registry = erasing.registry;
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  /** Somebody who is erased while what an agency issued about them is held. */
  const heldAndErased = async () => {
    const person = newIdentifier();
    const [given, issued] = [`given by ${randomUUID()}`, `issued to ${randomUUID()}`];
    await erasing.give(person, given);
    await erasing.deposit(person, issued);
    const { body } = await erasing.hold(person);
    return { person, given, issued, holdId: body.id, answer: await erasing.erase(person) };
  };
  const holds = async (text: string) => (await erasing.recoverable()).includes(text);
  const sweep = () => (registry.services[0] as RunningService).app.get(HoldSweeper, { strict: false }).round();

  it('keeps what it covers and nothing else, and the person is told by whose demand and until when', async () => {
    const { given, issued, person, answer } = await heldAndErased();
    expect(what(answer.body.erased)).toEqual(['identity', 'citizen_provided', 'open_matters']);
    const kept = { what: 'agency_issued', authority: 'District Court', until: NEXT_YEAR };
    expect(answer.body.kept[0]).toMatchObject(kept);
    expect([await holds(person), await holds(given), await holds(issued)]).toEqual([false, false, true]);
  });

  it('keeps documents, and nothing that was written', async () => {
    const person = newIdentifier();
    const [given, written] = [`given by ${randomUUID()}`, `written by ${randomUUID()}`];
    await erasing.give(person, given);
    await erasing.write(person, { asked: written, answered: written, reported: written });
    await erasing.hold(person, { class: 'citizen_provided' });
    expect([await holds(given), await holds(written)]).toEqual([true, true]);
    await erasing.erase(person);
    expect([await holds(given), await holds(written)]).toEqual([true, false]);
  });

  it('erases what it kept when it is lifted, once', async () => {
    const { issued, holdId } = await heldAndErased();
    const lifted = await erasing.lift(holdId);
    expect([lifted.status, typeof lifted.body.endedAt]).toEqual([200, 'string']);
    expect(await holds(issued)).toBe(false);
    expect((await erasing.lift(holdId)).body).toEqual(lifted.body);
  });

  it('erases what it kept when its time is over, and not before', async () => {
    const { issued, holdId } = await heldAndErased();
    await sweep();
    expect(await holds(issued)).toBe(true);
    const over = "UPDATE legal_hold SET until = placed_at + interval '1 microsecond' WHERE id = $1";
    await registry.sql.query(over, [holdId]);
    await sweep();
    expect(await holds(issued)).toBe(false);
  });

  it('that ended while an erasure was under way leaves nothing behind either', async () => {
    const { issued, holdId } = await heldAndErased();
    await registry.sql.query('UPDATE legal_hold SET ended_at = clock_timestamp() WHERE id = $1', [holdId]);
    await sweep();
    expect(await holds(issued)).toBe(false);
  });

  it('keeps on while another one covers the same', async () => {
    const person = newIdentifier();
    const issued = `issued to ${randomUUID()}`;
    await erasing.deposit(person, issued);
    const [first, second] = [await erasing.hold(person), await erasing.hold(person)];
    await erasing.erase(person);
    await erasing.lift(first.body.id);
    expect(await holds(issued)).toBe(true);
    await erasing.lift(second.body.id);
    expect(await holds(issued)).toBe(false);
  });

  it('keeps what the citizen removed, sealed, until it ends', async () => {
    const person = newIdentifier();
    const { body: document } = await erasing.give(person, 'removed');
    const { body: placed } = await erasing.hold(person, { class: 'citizen_provided' });
    const token = await registry.citizen(person);
    await registry.call('POST', `/v1/me/documents/${document.id}/removal`, { token });
    const query = 'SELECT FROM content JOIN document USING (content_id) WHERE id = $1 AND kept';
    expect(await registry.sql.query(query, [document.id])).toHaveLength(1);
    await erasing.lift(placed.id);
    expect(await registry.sql.query(query, [document.id])).toHaveLength(0);
  });

  it('that is placed at the same moment either holds or comes too late, never in between', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const person = newIdentifier();
        const issued = `issued to ${randomUUID()}`;
        await erasing.deposit(person, issued);
        const [placed, answer] = await Promise.all([erasing.hold(person), erasing.erase(person, { instance: 1 })]);
        const kept = what(answer.body.kept).includes('agency_issued');
        return { placed: placed.status === 201, kept, there: await holds(issued) };
      }),
    );
    for (const { placed, kept, there } of outcomes) expect([kept, there]).toEqual([placed, placed]);
  });

  it('is a fact about the person, without the authority’s reference', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'held');
    await erasing.hold(person);
    const { facts } = await erasing.recordOf((await erasing.refOf(person))!);
    expect(facts.at(-1)).toMatchObject({ type: EVENTS.legalHoldPlaced.type, data: { authority: 'District Court' } });
    expect(JSON.stringify(facts)).not.toContain('C-113');
  });

  it('is one, however often the same call is made', async () => {
    const person = newIdentifier();
    await erasing.give(person, 'held');
    const body = {
      ...{ subject: { scheme: 'national:xx', identifier: person }, class: 'agency_issued', authority: 'A court' },
      ...{ reference: 'C-1', until: NEXT_YEAR },
    };
    const call = async (changes: object = {}) =>
      registry.call('POST', '/v1/legal-holds', {
        token: await erasing.operator(),
        key: 'the-same',
        body: { ...body, ...changes },
      });
    const first = await call();
    expect(await call()).toMatchObject({ status: 201, body: first.body });
    expect((await call({ authority: 'Another court' })).status).toBe(422);
  });

  it.each<[string, object, string]>([
    ['that ends in the past', { until: '2026-01-01T00:00:00Z' }, '/until'],
    ['of an unknown class', { class: 'identity' }, '/class'],
  ])('%s is refused', async (_what, changes, pointer) => {
    const person = newIdentifier();
    await erasing.give(person, 'held');
    const answer = await erasing.hold(person, changes);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('is refused when its reference names the person, and on somebody unknown, who stays unknown', async () => {
    const person = newIdentifier();
    const unknown = await erasing.hold(person);
    expect(unknown).toMatchObject({ status: 404, body: { type: 'urn:askonce:problem:person-unknown' } });
    expect(await erasing.refOf(person)).toBeUndefined();
    await erasing.give(person, 'held');
    expect((await erasing.hold(person, { reference: `about ${person}` })).status).toBe(422);
  });
});
