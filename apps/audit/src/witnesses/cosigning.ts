import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { CosigningStates } from './cosigning-state';
import { LogWitnesses, type Witness } from './log-witnesses';
import { QuorumAlarm } from './quorum-alarm';
import { WitnessTurns } from './witness-turns';

const EVERY_MS = 400;

/** Has witnesses cosign the log, beside everything else: no call, and no signing, waits for any of it. */
@Injectable()
export class Cosigning extends RecurringWork {
  private readonly stopping = new AbortController();
  /** One at most of each witness. */
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly configured: LogWitnesses,
    private readonly states: CosigningStates,
    private readonly asking: WitnessTurns,
    private readonly alarm: QuorumAlarm,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Witnesses could not be asked' });
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    this.stopping.abort();
    await Promise.all(this.turns.values());
  }

  protected async work(): Promise<void> {
    if (this.configured.all.length === 0) return;
    const state = await this.states.read();
    this.alarm.report(state);
    await this.states.advance(state);
    for (const witness of this.configured.all) this.begin(witness);
  }

  /** Not waited for: one witness that is slow keeps no other from being asked. */
  private begin(witness: Witness): void {
    if (this.turns.has(witness.id)) return;
    const turn = this.asking
      .take(witness, this.stopping.signal)
      .catch((err: unknown) => {
        this.logger.warn({ err, witness: witness.id }, 'The witness could not be asked');
      })
      .finally(() => this.turns.delete(witness.id));
    this.turns.set(witness.id, turn);
  }
}
