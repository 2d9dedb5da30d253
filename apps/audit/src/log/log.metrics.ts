import { Injectable } from '@nestjs/common';
import { Metrics } from '@askonce/observability';
import type { Counter } from 'prom-client';
import type { AppendResult } from './log.repository';

@Injectable()
export class LogMetrics {
  /** Conflicting ones are an alarm. */
  readonly facts: Counter<'result'>;
  readonly opaque: Counter;

  constructor(metrics: Metrics) {
    this.facts = metrics.counter(
      'askonce_audit_facts_total',
      'Facts that came to be logged: appended, known already, or conflicting with a logged one',
      ['result'],
    );
    this.opaque = metrics.counter(
      'askonce_audit_opaque_total',
      'Events logged by their envelope and digest, because they did not fit the contracts',
    );
  }

  count(result: AppendResult, { opaque }: { opaque: boolean }): void {
    this.facts.inc({ result });
    if (opaque && result === 'appended') this.opaque.inc();
  }
}
