import { randomUUID } from 'node:crypto';
import { newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange } from './exchange.fixture';
import { wrongs } from './invariants.fixture';

const AGENCIES = ['school', 'tax', 'social', 'housing', 'childcare'];

jest.setTimeout(30_000);

describe('first requests and repeated ones', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const subjectsOf = async (ids: readonly string[]) => {
    const rows = await registry.sql.query<{ subject_ref: string }>(
      'SELECT DISTINCT subject_ref FROM evidence_request WHERE id = ANY ($1)',
      [ids],
    );
    return rows.length;
  };
  const people = async () => {
    const [row] = await registry.sql.query<{ subjects: number; identifiers: number }>(
      `SELECT (SELECT count(*)::int FROM subject) AS subjects, (SELECT count(*)::int FROM subject_identifier) AS identifiers`,
    );
    return row!;
  };

  it('make one person, however many agencies name them first at the same instant', async () => {
    const before = await people();
    const unknown = Array.from({ length: 5 }, newIdentifier);
    for (const person of unknown) {
      const answers = await Promise.all(
        AGENCIES.flatMap((agency) => [0, 1].map((instance) => exchange.ask(agency, person, {}, { instance }))),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      expect(await subjectsOf(answers.map(({ body }) => body.id))).toBe(1);
    }
    const { subjects, identifiers } = await people();
    expect([subjects - before.subjects, identifiers - before.identifiers]).toEqual([5, 5]);
    expect(await wrongs(registry.sql)).toEqual([]);
  });

  it.each([
    ['an unknown person', false],
    ['a known person', true],
  ])('are one request when repeated at once with the same key, about %s', async (_who, known) => {
    const person = newIdentifier();
    if (known) await exchange.ask('school', person);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => exchange.ask('tax', person, {}, { key, instance: n % 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const facts = await registry.sql.query(
      "SELECT FROM fact WHERE resource_id = $1 AND operation = 'evidence-requests.create'",
      [answers[0]!.body.id],
    );
    expect(facts).toHaveLength(1);
  });

  it('are refused when the key comes again with another body, also at once', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const answers = await Promise.all(
      ['portal', 'mobile', 'phone', 'counter'].map((channel, n) =>
        exchange.ask('tax', person, { channel }, { key, instance: n % 2 }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.type).toBe('urn:askonce:problem:idempotency-key-reused');
  });

  it('are denied again, as one denial, when a denied one is repeated', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => exchange.ask('library', person, {}, { key, instance: n % 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect(new Set(answers.map(({ body }) => body.auditEntryId)).size).toBe(1);
  });

  it('give one document when an upload is repeated at once', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => exchange.give(person, {}, { key, instance: n % 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const left = await registry.sql.query('SELECT FROM content WHERE NOT kept');
    expect(left).toEqual([]);
  });

  it('let an agency cancel the same request twice at once', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person);
    const answers = await Promise.all([0, 1, 0, 1].map((instance) => exchange.cancel('tax', body.id, { instance })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await wrongs(registry.sql)).toEqual([]);
  });
});
