import { performance } from 'node:perf_hooks';
import { Database } from '@askonce/database';
import { newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange } from './exchange.fixture';
import { wrongs } from './invariants.fixture';

describe('a person whose row somebody holds', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  let other: Database;
  beforeAll(async () => {
    registry = await TestRegistry.start();
    exchange = new Exchange(registry);
    other = new Database({ url: registry.database.ownerUrl, applicationName: 'holder', max: 1 });
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await registry.stop();
  }, 30_000);

  /** Holds the rows of everybody there is until the work has ended. */
  const holding = <T>(work: () => Promise<T>) =>
    other.transaction(async (tx) => {
      await tx.query('SELECT FROM subject FOR UPDATE');
      return work();
    });
  const requests = async () => (await registry.sql.query('SELECT FROM evidence_request')).length;

  it('is busy within five seconds, and nobody else is', async () => {
    const [held, free] = [newIdentifier(), newIdentifier()];
    await exchange.ask('tax', held);
    const before = await requests();
    await holding(async () => {
      const begun = performance.now();
      const waiting = Array.from({ length: 20 }, () => exchange.ask('school', held));
      expect((await exchange.ask('school', free)).status).toBe(201);
      expect(performance.now() - begun).toBeLessThan(3_000);
      const answers = await Promise.all(waiting);
      expect(new Set(answers.map(({ status, body }) => [status, body.type].join()))).toEqual(
        new Set(['503,urn:askonce:problem:person-busy']),
      );
      expect(answers[0]?.headers.get('retry-after')).toBe('1');
      expect(performance.now() - begun).toBeLessThan(5_500);
    });
    expect(await requests()).toBe(before + 1);
    expect((await exchange.ask('school', held)).status).toBe(201);
    expect(await wrongs(registry.sql)).toEqual([]);
  }, 20_000);

  it('is served when the row is let go in time', async () => {
    const person = newIdentifier();
    await exchange.ask('tax', person);
    let answer: Promise<{ status: number }> | undefined;
    await holding(async () => {
      answer = exchange.ask('school', person);
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    expect((await answer)?.status).toBe(201);
  });
});
