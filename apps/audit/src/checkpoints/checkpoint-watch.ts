import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import type { Gauge } from 'prom-client';
import { LogInDoubt } from './checkpoints.problems';
import type { LogIdentity } from './log-identity';
import { Signing } from './signing';

/** An entry is in a checkpoint within a second: after this pause at most, and the time that signing takes. */
const EVERY_MS = 400;

/** The logs that are signed. */
export const SIGNED_LOGS = Symbol('signed logs');

/** Signs the logs again and again, and raises the alarm when one must not be signed. */
@Injectable()
export class CheckpointWatch extends RecurringWork implements OnModuleInit {
  private readonly inDoubt: Gauge<'log'>;
  private readonly reported = new Map<string, string>();

  constructor(
    private readonly signing: Signing,
    @Inject(SIGNED_LOGS) private readonly logs: readonly LogIdentity[],
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'The log could not be signed' });
    this.inDoubt = metrics.gauge(
      'askonce_audit_log_in_doubt',
      'Whether a log is not signed because it does not continue what was signed before',
      ['log'],
    );
  }

  /** Whoever finds the service finds a checkpoint, also of an empty log. */
  async onModuleInit(): Promise<void> {
    await this.round();
  }

  protected async work(): Promise<void> {
    for (const identity of this.logs) await this.sign(identity);
  }

  private async sign(identity: LogIdentity): Promise<void> {
    try {
      await this.signing.sign(identity);
      this.report(identity);
    } catch (error) {
      if (!(error instanceof LogInDoubt)) throw error;
      this.report(identity, error);
    }
  }

  /** Once for each reason, however often it is met. */
  private report({ log, origin }: LogIdentity, doubt?: Error): void {
    this.inDoubt.set({ log }, doubt === undefined ? 0 : 1);
    const reason = doubt?.message ?? '';
    if (reason === (this.reported.get(log) ?? '')) return;
    this.reported.set(log, reason);
    if (doubt === undefined) this.logger.info({ log, origin }, 'The log is signed again');
    else this.logger.error({ err: doubt, log, origin }, 'The log is not signed');
  }
}
