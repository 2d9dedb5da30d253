import { randomUUID } from 'node:crypto';
import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { outboxRows } from '@askonce/messaging';
import type { TokenDescription } from '@askonce/testing';
import { v7 as uuidv7 } from 'uuid';
import { anEvent } from '../fixtures/facts';
import { RunningAudit, until } from '../fixtures/running-audit';
import { CuriosityGuard } from './curiosity-guard';
import { LookupSweeper } from './lookup-sweeper';

const APPEND = `INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
  SELECT event_id, topic, shard, key, headers, payload FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`;
const UNUSUAL = EVENTS.lookupsUnusual.type;
const DAY = 86_400_000;
/** Nine o'clock yesterday: within what is counted, and in the middle of an hour and a day whenever the tests run. */
const NINE = Math.floor(Date.now() / DAY) * DAY - DAY + 9 * 3_600_000;
const ANNA = { scheme: 'national:xx', identifier: '38001085718' };
const BELA = { scheme: 'national:xx', identifier: '49002194829' };
const auditor: TokenDescription = { roles: ['auditor'], tokenSubject: 'auditor-1' };

type Definition = { readonly type: string; readonly example: object };

jest.setTimeout(30_000);

describe('unusual look-ups', () => {
  let audit: RunningAudit;
  let guard: CuriosityGuard;
  const sequences = new Map<string, number>();

  /** A fact about a person: by default a request of an agency's official. */
  const fact = (
    subject: string,
    {
      of = EVENTS.evidenceRequested,
      at = NINE,
      ...data
    }: { of?: Definition; at?: number } & Record<string, unknown> = {},
  ): AskOnceEvent => {
    const sequence = (sequences.get(subject) ?? 0) + 1;
    sequences.set(subject, sequence);
    const time = new Date(at).toISOString();
    return anEvent({ subject, sequence, type: of.type, time, data: { ...of.example, requestId: uuidv7(), ...data } });
  };
  const people = (count: number) => Array.from({ length: count }, () => randomUUID());
  /** The agency of a test, so that each counts for itself. */
  const agencyOf = (agency: string) => ({
    agency,
    actor: { role: 'agency', clientId: `${agency}-backend`, agency },
    official: 'clerk-17',
  });
  const produce = (events: readonly AskOnceEvent[]) =>
    audit.owner.query(APPEND, [
      JSON.stringify(outboxRows(events.map((event) => ({ topic: TOPICS.evidence, key: event.subject ?? '', event })))),
    ]);
  const note = async (events: readonly AskOnceEvent[]) => {
    for (const event of events) await guard.noteLookup(event);
  };
  const told = async (agency: string) =>
    audit.owner.query<{ code: string; looker: string; about: string }>(
      'SELECT code, looker, about FROM unusual_lookup WHERE agency = $1 ORDER BY code, looker',
      [agency],
    );
  const codes = async (agency: string) => (await told(agency)).map(({ code, looker }) => `${code} ${looker}`);
  const entries = async (agency: string) => {
    const body = { reason: 'Complaint 2026/113', action: UNUSUAL, agency };
    const found = await audit.call('/v1/entries/search', { as: auditor, body });
    return found.body.items as Record<string, unknown>[];
  };
  const accesses = async (subject: typeof ANNA) => {
    const { body } = await audit.call('/v1/me/accesses', { as: { roles: ['citizen'], subject } });
    return (body.items as { action: string }[]).filter(({ action }) => action === UNUSUAL);
  };

  beforeAll(async () => {
    audit = await RunningAudit.start({
      ASKONCE_USUAL_PERSONS_PER_HOUR: '3',
      ASKONCE_USUAL_PERSONS_PER_DAY: '5',
      ASKONCE_USUAL_LOOKUPS_OF_ONE_PERSON: '4',
      ASKONCE_USUAL_DENIED_PERCENT: '50',
      ASKONCE_USUAL_DENIED_LEAST: '3',
    });
    guard = audit.service.app.get(CuriosityGuard, { strict: false });
  });

  afterAll(() => audit.stop());

  it('become one entry over Kafka, for auditors and not for those who were looked up', async () => {
    const persons = people(5);
    audit.registry.persons.set(ANNA.identifier, persons[0]!);
    const events = persons.map((subject) => fact(subject, agencyOf('housing')));
    await produce(events);
    await until('it is logged', async () => (await entries('housing')).length > 0);
    // What is told again, and a sixth person in another hour, come behind everything that could be told of the first five.
    const sixth = fact(persons[0]!, { ...agencyOf('housing'), at: NINE + 3_600_000 });
    await produce([...events, sixth]);
    await until('the last is counted', async () => {
      const counted = await audit.owner.query('SELECT FROM lookup WHERE lookup_id = $1', [
        (sixth.data as { requestId: string }).requestId,
      ]);
      return counted.length > 0;
    });
    expect(await entries('housing')).toMatchObject([
      {
        action: UNUSUAL,
        agency: 'housing',
        role: 'agency',
        system: 'housing-backend',
        outcome: 'many_persons_hour',
        occurredAt: new Date(NINE).toISOString(),
        details: {
          official: 'clerk-17',
          from: new Date(NINE).toISOString(),
          until: new Date(NINE + 3_600_000).toISOString(),
          limit: 3,
          persons: expect.any(Number) as number,
        },
      },
    ]);
    expect(await accesses(ANNA)).toEqual([]);
    const metrics = await (await fetch(audit.service.metricsUrl)).text();
    expect(metrics).toMatch(/askonce_audit_unusual_lookups_total\{rule="many_persons_hour",.*\} 1/);
  });

  it('of one person are shown to that person, and count anew once something has changed', async () => {
    const [anna, bela] = people(2) as [string, string];
    audit.registry.persons.set(ANNA.identifier, anna).set(BELA.identifier, bela);
    const school = { ...agencyOf('school'), official: undefined };
    const times = (subject: string, count: number, from: number) =>
      Array.from({ length: count }, (_, n) => fact(subject, { ...school, at: from + n }));
    await note(times(bela, 4, NINE + 6));
    await guard.noteChange(fact(bela, { of: EVENTS.consentChanged, at: NINE + 10 }));
    await guard.noteChange(fact(bela, { of: EVENTS.consentChanged, at: NINE + 5 }));
    await note(times(bela, 4, NINE + 10));
    await note(times(anna, 4, NINE));
    expect(await told('school')).toEqual([]);
    await note(times(anna, 1, NINE + 20));
    expect(await told('school')).toEqual([{ code: 'same_person', looker: 'school-backend', about: anna }]);
    await until('the person sees it', async () => (await accesses(ANNA)).length > 0);
    expect(await accesses(ANNA)).toMatchObject([
      { agency: 'school', system: 'school-backend', outcome: 'same_person' },
    ]);
    expect(await accesses(BELA)).toEqual([]);
    expect(JSON.stringify(await entries('school'))).toContain(anna);
  });

  it('are those of an official or a system that is refused more often than not', async () => {
    const tax = { ...agencyOf('tax'), official: undefined };
    const asks = (count: number, of: Definition) => people(count).map((subject) => fact(subject, { ...tax, of }));
    await note(asks(3, EVENTS.evidenceReleased));
    await note(asks(2, EVENTS.evidenceDenied));
    expect(await codes('tax')).toEqual([]);
    await note(asks(1, EVENTS.evidenceReadRefused));
    expect(await codes('tax')).toEqual(['many_denied tax-backend']);
  });

  it('are counted by the day as well, and each hour and day for itself', async () => {
    const social = (count: number, at: number) =>
      people(count).map((subject) => fact(subject, { ...agencyOf('social'), at }));
    await note([...social(3, NINE), ...social(2, NINE + 3_600_000), ...social(3, NINE + DAY)]);
    expect(await codes('social')).toEqual([]);
    await note(social(1, NINE + 2 * 3_600_000));
    expect(await codes('social')).toEqual(['many_persons_day clerk-17']);
  });

  it('are not those of one request of which several things are told', async () => {
    const [person] = people(1) as [string];
    const request = { ...agencyOf('library'), requestId: uuidv7() };
    const kinds = [EVENTS.evidenceRequested, EVENTS.evidenceReleased, EVENTS.evidenceDenied];
    for (let n = 0; n < 2; n += 1) await note(kinds.map((of) => fact(person, { ...request, of })));
    expect(await audit.owner.query("SELECT denied FROM lookup WHERE agency = 'library'")).toEqual([
      { denied: false },
      { denied: false },
    ]);
    expect(await codes('library')).toEqual([]);
  });

  it('are neither missed nor told twice when everything comes at once, and twice', async () => {
    const events = people(4).map((subject) => fact(subject, agencyOf('health')));
    await Promise.all([...events, ...events].map((event) => guard.noteLookup(event)));
    expect(await codes('health')).toEqual(['many_persons_hour clerk-17']);
    await until('it is logged', async () => (await entries('health')).length > 0);
    expect(await entries('health')).toHaveLength(1);
  });

  it.each(['UPDATE lookup SET denied = false', "UPDATE unusual_lookup SET code = ''", 'TRUNCATE lookup'])(
    'cannot be altered afterwards by the service: %s',
    async (statement) => {
      const database = audit.service.app.get(Database, { strict: false });
      await expect(database.query(statement)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('are forgotten after two days, and what is older is not counted', async () => {
    const old = people(4).map((subject) => fact(subject, { ...agencyOf('archive'), at: NINE - 2 * DAY }));
    await note(old);
    const change = fact(randomUUID(), { of: EVENTS.askClosed, at: NINE - 2 * DAY });
    await guard.noteChange(change);
    expect(await audit.owner.query("SELECT FROM lookup WHERE agency = 'archive'")).toEqual([]);
    expect(await audit.owner.query('SELECT FROM subject_change WHERE subject_ref = $1', [change.subject])).toEqual([]);
    await note([fact(randomUUID(), agencyOf('archive'))]);
    await audit.owner.query(
      `INSERT INTO lookup SELECT gen_random_uuid(), 'system', 'archive', 'old', gen_random_uuid(), now() - age, false
       FROM unnest(ARRAY[interval '49 hours', interval '47 hours']) AS age`,
    );
    await audit.owner.query(`INSERT INTO subject_change VALUES (gen_random_uuid(), now() - interval '49 hours')`);
    await audit.owner.query(
      `INSERT INTO unusual_lookup SELECT 'same_person', 'archive', 'system', 'old', now() - age, ''
       FROM unnest(ARRAY[interval '73 hours', interval '71 hours']) AS age`,
    );
    await audit.service.app.get(LookupSweeper, { strict: false }).round();
    const rows = await audit.owner.query("SELECT looker FROM lookup WHERE agency = 'archive' ORDER BY looker");
    expect(rows).toEqual([{ looker: 'archive-backend' }, { looker: 'clerk-17' }, { looker: 'old' }]);
    expect(await audit.owner.query("SELECT FROM subject_change WHERE changed_at < now() - interval '2 days'")).toEqual(
      [],
    );
    expect(await codes('archive')).toEqual(['same_person old']);
  });
});
