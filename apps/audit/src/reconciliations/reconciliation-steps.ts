import { Injectable } from '@nestjs/common';
import { NOTHING_COUNTED, type Reconciliation, type Step } from './reconciliation';
import { FactsStage } from './stages/facts-stage';
import { LeavesStage } from './stages/leaves-stage';

/** First all facts, then all leaves: a leaf whose entry was missed by its fact is not named again. */
@Injectable()
export class ReconciliationSteps {
  constructor(
    private readonly facts: FactsStage,
    private readonly leaves: LeavesStage,
  ) {}

  /** The next step of a comparison that has not ended. @throws RegistryUnavailable, LogInDoubt */
  async next(open: Reconciliation): Promise<Step> {
    const { position } = open;
    if (position === null) throw new Error(`Reconciliation ${open.id} has ended.`);
    if (position.stage === 'leaves') return this.leaves.step(position, open);
    const step = await this.facts.step(position, open);
    return step ?? { findings: [], counts: NOTHING_COUNTED, next: (await this.leaves.begin()) ?? null };
  }
}
