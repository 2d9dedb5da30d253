import { DatabaseUnavailable } from '@askonce/database';
import { aPerson, aRequest, NOW } from '../subjects/person.fixture';
import { type Due, dueFor } from './due';
import type { ExpiryRepository } from './expiry.repository';
import { ExpiryWorker } from './expiry.worker';

type Wanted = Parameters<ExpiryRepository['withDue']>[0];

/** A database in which things are due, and the worker that ends them. */
class DuePeople {
  readonly due = new Set<string>();
  readonly wanted: Wanted[] = [];
  readonly ended: string[] = [];
  readonly told: string[] = [];
  failed = 0;
  away = false;
  /** What each command waits for first. */
  hold: Promise<void> | undefined;
  /** Somebody whose command throws. */
  stuck: string | undefined;

  readonly worker = new ExpiryWorker(
    { withDue: (wanted, work) => this.withDue(wanted, work) },
    { endFor: (subjectRef) => this.endFor(subjectRef) },
    { count: () => undefined, failed: () => (this.failed += 1) },
    14,
    {
      info: (_fields: object, message?: string) => this.told.push(message ?? ''),
      warn: (_fields: object, message?: string) => this.told.push(message ?? ''),
      error: (_fields: object, message?: string) => this.told.push(message ?? ''),
    },
  );

  private async withDue(wanted: Wanted, work: (people: readonly string[]) => Promise<void>): Promise<void> {
    if (this.away) throw new DatabaseUnavailable();
    this.wanted.push(wanted);
    await work([...this.due].filter((person) => !wanted.except.includes(person)).slice(0, wanted.limit));
  }

  private async endFor(subjectRef: string): Promise<Due | undefined> {
    await this.hold;
    if (this.away) throw new DatabaseUnavailable();
    if (subjectRef === this.stuck) throw new Error('planted');
    if (!this.due.delete(subjectRef)) return undefined;
    this.ended.push(subjectRef);
    return dueFor(aPerson({ requests: [aRequest({ expiresAt: NOW })] }), 14);
  }
}

describe('the worker', () => {
  let people: DuePeople;
  beforeEach(() => {
    jest.useFakeTimers();
    people = new DuePeople();
  });
  afterEach(async () => {
    people.hold = undefined;
    await people.worker.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  const fall = (...due: string[]) => {
    for (const person of due) people.due.add(person);
  };
  const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('works off a backlog without a pause, in batches, and then looks every second', async () => {
    fall(...Array.from({ length: 50 }, (_, n) => `person ${n}`));
    people.worker.onApplicationBootstrap();
    await passes(0);
    expect(people.ended).toHaveLength(50);
    expect(people.wanted).toHaveLength(4);
    expect(people.wanted[0]).toEqual({ noticeDays: 14, except: [], limit: 20 });
    fall('late');
    await passes(999);
    expect(people.ended).toHaveLength(50);
    await passes(1);
    expect(people.ended.at(-1)).toBe('late');
  });

  it('waits while the database is away, says so once, and goes on when it is back', async () => {
    fall('somebody');
    people.away = true;
    people.worker.onApplicationBootstrap();
    await passes(5_000);
    expect(people.told).toEqual(['What is due cannot be ended; trying on']);
    people.away = false;
    await passes(1_000);
    expect(people.ended).toEqual(['somebody']);
    expect(people.told.slice(1)).toEqual(['What is due is ended again']);
    expect(people.failed).toBe(0);
  });

  it('breaks off its batch when the database goes away in the middle', async () => {
    fall('first', 'second');
    let goOn: () => void = () => undefined;
    people.hold = new Promise((resolve) => (goOn = resolve));
    people.worker.onApplicationBootstrap();
    await passes(0);
    people.away = true;
    goOn();
    await passes(0);
    expect([people.ended, people.failed]).toEqual([[], 0]);
    people.away = false;
    await passes(1_000);
    expect(people.ended).toEqual(['first', 'second']);
  });

  it('leaves somebody alone who cannot be dealt with, and goes on with the others', async () => {
    fall('stuck', 'somebody');
    people.stuck = 'stuck';
    people.worker.onApplicationBootstrap();
    await passes(1_000);
    expect([people.ended, people.failed]).toEqual([['somebody'], 1]);
    expect(people.wanted.at(-1)?.except).toEqual(['stuck']);
  });

  it('finishes the person whom it is at before it stops, and begins with nobody else', async () => {
    fall('first', 'second');
    let goOn: () => void = () => undefined;
    people.hold = new Promise((resolve) => (goOn = resolve));
    people.worker.onApplicationBootstrap();
    await passes(0);
    const stopped = people.worker.beforeApplicationShutdown();
    goOn();
    await stopped;
    expect(people.ended).toEqual(['first']);
    expect([...people.due]).toEqual(['second']);
  });
});
