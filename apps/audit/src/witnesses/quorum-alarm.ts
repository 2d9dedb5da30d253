import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import type { Gauge } from 'prom-client';
import type { CosigningState } from './cosigning-state';

/** So long may a witness be restarted without anybody being told. */
const GRACE_SECONDS = 30;

/** Shows whether enough witnesses cosign the log, and which do not. */
@Injectable()
export class QuorumAlarm {
  private readonly missing: Gauge;
  private readonly failing: Gauge<'witness'>;
  private isRaised = false;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.missing = metrics.gauge(
      'askonce_audit_quorum_missing_seconds',
      'For how long no checkpoint has got the cosignatures of enough witnesses, 0 if the latest put up for it has',
    );
    this.failing = metrics.gauge(
      'askonce_audit_witness_failing_seconds',
      'For how long a witness has not cosigned what it was asked to, 0 if it does',
      ['witness'],
    );
  }

  /** Raises and ends the alarm, each once. */
  report({ candidate, reached, needed, missingSeconds, witnesses }: CosigningState): void {
    this.missing.set(missingSeconds);
    for (const { witnessId, failingSeconds } of witnesses) this.failing.set({ witness: witnessId }, failingSeconds);
    const isMissing = missingSeconds > (this.isRaised ? 0 : GRACE_SECONDS);
    if (isMissing === this.isRaised) return;
    this.isRaised = isMissing;
    if (isMissing) this.logger.error({ size: candidate, reached, needed }, 'Too few witnesses cosign the log');
    else this.logger.info({ size: candidate, reached, needed }, 'Enough witnesses cosign the log again');
  }
}
