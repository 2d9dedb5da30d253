import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { BatchedAppend } from './batched-append';
import type { Fact } from './fact';
import { LogMetrics } from './log.metrics';
import { ConflictingFact } from './log.problems';

/** The log: what it is made of is known behind `appendEntries` only. */
@Injectable()
export class Log {
  constructor(
    private readonly entries: BatchedAppend,
    private readonly metrics: LogMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Makes each fact an entry, in this order and once, however often it is told.
   * @throws ConflictingFact, after the others are logged, when a person's number already belongs to another fact.
   */
  async appendEntries(facts: readonly Fact[]): Promise<void> {
    const judged = await this.entries.append(facts);
    for (const { fact, result } of judged) this.metrics.count(result, fact);
    this.raiseAlarm(judged.filter(({ result }) => result === 'conflicting').map(({ fact }) => fact));
  }

  private raiseAlarm(facts: readonly Fact[]): void {
    for (const { entryId, kind, subjectRef, sequence } of facts) {
      this.logger.error({ entryId, kind, subjectRef, sequence }, ConflictingFact.kind.title);
    }
    if (facts.length > 0) throw new ConflictingFact();
  }
}
