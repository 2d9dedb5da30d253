import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { failpoint } from '@askonce/observability';
import { Batches } from './batches';
import type { Fact } from './fact';
import { type AppendResult, LogRepository } from './log.repository';
import { splitBatch } from './split-batch';

/** What became of a fact. */
export interface Judged {
  readonly fact: Fact;
  readonly result: AppendResult;
}

/** Facts that come at the same time go together. */
@Injectable()
export class BatchedAppend {
  private readonly batches = new Batches<Fact, Judged>((facts) => this.appendNow(facts));

  constructor(
    private readonly database: Database,
    private readonly repository: LogRepository,
  ) {}

  append(facts: readonly Fact[]): Promise<Judged[]> {
    return this.batches.add(facts);
  }

  private async appendNow(facts: readonly Fact[]): Promise<Judged[]> {
    const { batch, conflicting } = splitBatch(facts);
    const appended = await this.database.transaction((tx) => this.repository.append(tx, batch));
    failpoint('log.after-append');
    const results = new Map([...appended, ...conflicting.map(({ entryId }) => [entryId, 'conflicting'] as const)]);
    return facts.map((fact) => judged(fact, results));
  }
}

function judged(fact: Fact, results: ReadonlyMap<string, AppendResult>): Judged {
  const result = results.get(fact.entryId);
  if (result === undefined) throw new Error(`The log did not say what became of ${fact.entryId}.`);
  return { fact, result };
}
