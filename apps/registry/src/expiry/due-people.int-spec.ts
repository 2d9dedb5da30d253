import { randomUUID } from 'node:crypto';
import { Database, type Queryable } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { migrations } from '../migrations';
import { FETCH_GRACE_MS } from './due';
import { ExpiryRepository } from './expiry.repository';

const DAYS = 14;
const DAY_MS = 86_400_000;

describe('people for whom something is due', () => {
  let database: TestDatabase;
  let sql: Database;
  let running: Database;
  let repository: ExpiryRepository;
  beforeAll(async () => {
    database = await createTestDatabase({ app: 'registry', migrations });
    sql = new Database({ url: database.ownerUrl, applicationName: 'test', max: 2 });
    running = new Database({ url: database.url, applicationName: 'registry', max: 3 });
    repository = new ExpiryRepository(running);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([sql.close(), running.close()]);
    await database.drop();
  });
  afterEach(() => sql.query('TRUNCATE subject CASCADE'));

  const claimed = async (given = repository, wanted: { except?: readonly string[]; limit?: number } = {}) => {
    let people: readonly string[] = [];
    await given.withDue({ noticeDays: DAYS, except: [], limit: 100, ...wanted }, (found) => {
      people = found;
      return Promise.resolve();
    });
    return [...people].sort();
  };

  const newSubject = async (db: Queryable) => {
    const subjectRef = randomUUID();
    await db.query(
      `INSERT INTO subject (subject_ref, sequence, version, pseudonym_secret) VALUES ($1, 1, 1, '\\x00')`,
      [subjectRef],
    );
    return subjectRef;
  };

  /** What ends so many milliseconds after the transaction began. */
  type Plant = (db: Queryable, subjectRef: string, ms: number) => Promise<unknown>;
  const END = `now() + $2 * interval '1 millisecond'`;
  const pursuit =
    (kind: 'asking' | 'fetching', earlier = 0): Plant =>
    (db, subjectRef, ms) =>
      db.query(
        `INSERT INTO pursuit (subject_ref, id, evidence_type, qualifier, kind, source, opened_by, opened_at, deadline)
         VALUES ($1, gen_random_uuid(), 'birth-certificate', '', '${kind}',
           ${kind === 'asking' ? 'NULL' : `'civil-registry'`}, gen_random_uuid(), now(), ${END})`,
        [subjectRef, ms - earlier],
      );
  const consent =
    (status: string, { earlier = 0, days = 300, noticed = true } = {}): Plant =>
    (db, subjectRef, ms) =>
      db.query(
        `INSERT INTO consent (subject_ref, id, agency, procedure, purpose, evidence_type, status, requested_at, decided_at,
           valid_until, noticed_for)
         VALUES ($1, gen_random_uuid(), 'housing', 'p', gen_random_uuid()::text, 'birth-certificate', '${status}', now(),
           ${END} - interval '${days} days', ${END}, ${noticed ? END : 'NULL'})`,
        [subjectRef, ms + earlier],
      );
  const request: Plant = (db, subjectRef, ms) =>
    db.query(
      `INSERT INTO evidence_request (subject_ref, id, agency, client_id, procedure, purpose, evidence_types, qualifier,
         explicit_request, channel, status, decision_code, reasons, event_id, created_at, updated_at, expires_at)
       VALUES ($1, gen_random_uuid(), 'tax', 'tax', 'p', 'p', '{birth-certificate}', '', true, 'portal', 'asking', 'asking',
         '[]', gen_random_uuid(), now(), now(), ${END})`,
      [subjectRef, ms],
    );
  const document: Plant = (db, subjectRef, ms) =>
    db.query(
      `INSERT INTO document (subject_ref, id, evidence_type, qualifier, version, status, provenance, arrival, channel,
         valid_until, content_id, wrapped_key, media_type, size, parts, digest, created_at)
       VALUES ($1, gen_random_uuid(), 'birth-certificate', '', 1, 'current', 'citizen_provided', 'deposited', 'portal',
         ${END}, gen_random_uuid(), '\\x00', 'application/pdf', 1, 1, 'd', now())`,
      [subjectRef, ms],
    );

  const draft: Plant = (db, subjectRef, ms) =>
    db.query(
      `WITH bytes AS (
         INSERT INTO content (content_id, size, digest, media_type, parts, kept)
         VALUES (gen_random_uuid(), 1, 'sha-256=::', 'application/pdf', 1, true) RETURNING content_id)
       INSERT INTO document_draft (subject_ref, id, slot, evidence_type, qualifier, channel, content_id, wrapped_key,
         media_type, size, parts, digest, client_id, idempotency_key, body_hash, created_at, expires_at)
       SELECT $1, gen_random_uuid(), 1, 'birth-certificate', '', 'portal', bytes.content_id, '\\x00', 'application/pdf', 1,
         1, 'd', 'portal', 'k', 'h', ${END} - interval '1 day', ${END} FROM bytes`,
      [subjectRef, ms],
    );

  const KINDS: readonly (readonly [string, Plant])[] = [
    ['an ask', pursuit('asking')],
    ['a fetch', pursuit('fetching', FETCH_GRACE_MS)],
    ['a waiting request', request],
    ['a given consent', consent('given')],
    ['a paused consent', consent('paused')],
    ['notice of a long consent', consent('given', { earlier: DAYS * DAY_MS, noticed: false })],
    ['notice of a short consent', consent('given', { earlier: 3 * DAY_MS, days: 6, noticed: false })],
    ['a current document', document],
    ['a draft', draft],
  ];

  // now() stands still in a transaction, so the boundary can be met to the millisecond.
  it.each(KINDS)('are found for %s: not a millisecond before, but then', async (_what, plant) => {
    await sql.transaction(async (tx) => {
      const here = new ExpiryRepository({ session: (work) => work(tx), query: (...call) => tx.query(...call) });
      const [early, ...due] = [await newSubject(tx), await newSubject(tx), await newSubject(tx)];
      for (const [index, ms] of [1, 0, -1].entries()) await plant(tx, [early, ...due][index]!, ms);
      expect(await claimed(here)).toEqual([...due].sort());
      const backlog = await here.backlog(DAYS);
      expect(backlog.filter((kind) => kind.due > 0)).toMatchObject([{ due: 2 }]);
    });
  });

  it.each<[string, Plant]>([
    ['notice that was given', consent('given', { earlier: DAY_MS })],
    ['notice of a paused consent', consent('paused', { earlier: DAY_MS, noticed: false })],
    ['a consent that has ended', consent('expired')],
    ['a fetch past its deadline that adapters may still answer', pursuit('fetching')],
  ])('are not found for %s', async (_what, plant) => {
    const subjectRef = await newSubject(sql);
    await plant(sql, subjectRef, -10);
    expect(await claimed()).toEqual([]);
  });

  it('are found once, whatever is due for them', async () => {
    const subjectRef = await newSubject(sql);
    for (const plant of [pursuit('asking'), request, document, consent('given')]) await plant(sql, subjectRef, -1);
    expect(await claimed()).toEqual([subjectRef]);
  });

  it('are claimed by one instance each, in small batches, and free again afterwards', async () => {
    const all: string[] = [];
    for (let n = 0; n < 9; n += 1) {
      all.push(await newSubject(sql));
      await request(sql, all[n]!, -1);
    }
    const batch = { noticeDays: DAYS, except: [], limit: 4 };
    const seen: string[][] = [];
    await repository.withDue(batch, async (first) => {
      await repository.withDue(batch, async (second) => {
        seen.push([...first], [...second], await claimed());
        await Promise.resolve();
      });
    });
    expect(seen.map(({ length }) => length)).toEqual([4, 4, 1]);
    expect(seen.flat().sort()).toEqual([...all].sort());
    expect(await claimed()).toEqual([...all].sort());
    expect(await claimed(repository, { except: all.slice(1) })).toEqual([all[0]]);
  });

  it('are free again when the work fails', async () => {
    const subjectRef = await newSubject(sql);
    await request(sql, subjectRef, -1);
    const failing = repository.withDue({ noticeDays: DAYS, except: [], limit: 1 }, () =>
      Promise.reject(new Error('planted')),
    );
    await expect(failing).rejects.toThrow('planted');
    expect(await claimed()).toEqual([subjectRef]);
  });

  it('are found by indexes, however many rows are not due', async () => {
    const plans: string[] = [];
    await sql.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      const query = async <R extends object>(statement: { text: string } | string, values: readonly unknown[] = []) => {
        const text = typeof statement === 'string' ? statement : statement.text;
        if (text.includes('pg_advisory_unlock')) return [] as R[];
        plans.push(JSON.stringify(await tx.query(`EXPLAIN ${text}`, values)));
        return [] as R[];
      };
      const explained = new ExpiryRepository({ session: (work) => work({ query }), query });
      await claimed(explained);
      await explained.backlog(DAYS);
    });
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).not.toContain('Seq Scan');
      for (const index of ['pursuit_due', 'evidence_request_due', 'consent_due', 'consent_notice', 'document_due'])
        expect(plan).toContain(`${index}_ix`);
    }
  });
});
