import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { isOutage } from '@askonce/messaging';
import type { Fact } from './fact';
import { type AppendResult, LogRepository } from './log.repository';
import { splitBatch } from './split-batch';

/** What became of a fact. */
export interface Judged {
  readonly fact: Fact;
  readonly result: AppendResult;
}

interface Call {
  readonly facts: readonly Fact[];
  readonly ended: PromiseWithResolvers<Judged[]>;
}

const MAX_CALLS = 100;

/**
 * Since the head of the log admits one transaction at a time, whatever comes while one is under way goes together in the
 * next. An idle log sees batches of one and no added wait.
 */
@Injectable()
export class BatchedAppend {
  private readonly waiting: Call[] = [];
  private running = false;

  constructor(
    private readonly database: Database,
    private readonly repository: LogRepository,
  ) {}

  append(facts: readonly Fact[]): Promise<Judged[]> {
    const ended = Promise.withResolvers<Judged[]>();
    this.waiting.push({ facts, ended });
    if (!this.running) void this.run();
    return ended.promise;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, MAX_CALLS));
    this.running = false;
  }

  /** One fact that the database refuses must not take others with it: then each call goes alone. */
  private async together(calls: readonly Call[]): Promise<void> {
    try {
      const results = await this.appendNow(calls.flatMap(({ facts }) => facts));
      for (const { facts, ended } of calls) ended.resolve(facts.map((fact) => judged(fact, results)));
    } catch (error) {
      if (calls.length > 1 && !isOutage(error)) for (const call of calls) await this.together([call]);
      else for (const { ended } of calls) ended.reject(error);
    }
  }

  private async appendNow(facts: readonly Fact[]): Promise<ReadonlyMap<string, AppendResult>> {
    const { batch, conflicting } = splitBatch(facts);
    const results = await this.database.transaction((tx) => this.repository.append(tx, batch));
    return new Map([...results, ...conflicting.map(({ entryId }) => [entryId, 'conflicting'] as const)]);
  }
}

function judged(fact: Fact, results: ReadonlyMap<string, AppendResult>): Judged {
  const result = results.get(fact.entryId);
  if (result === undefined) throw new Error(`The log did not say what became of ${fact.entryId}.`);
  return { fact, result };
}
