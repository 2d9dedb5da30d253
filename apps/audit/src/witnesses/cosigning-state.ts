import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { isOver } from './candidate';
import { type CosignedSize, CosignaturesRepository } from './cosignatures.repository';
import { LogWitnesses } from './log-witnesses';
import { type Progress, WitnessesRepository, type WitnessStanding } from './witnesses.repository';

/** How cosigning stands, of all instances together. */
export interface CosigningState extends Progress {
  /** How many of the quorum have cosigned the candidate, and how many have to. */
  readonly reached: number;
  readonly needed: number;
  readonly isReached: boolean;
  readonly witnesses: readonly WitnessStanding[];
}

/** Knows how cosigning stands, and what comes next. */
@Injectable()
export class CosigningStates {
  constructor(
    private readonly database: Database,
    private readonly repository: WitnessesRepository,
    private readonly cosignatures: CosignaturesRepository,
    private readonly configured: LogWitnesses,
  ) {}

  async read(): Promise<CosigningState> {
    const progress = await this.repository.progress(this.database);
    const witnesses = await this.repository.standings(this.database, this.ids());
    const needed = this.configured.quorum.threshold;
    const cosigned = witnesses.filter(({ hasCosigned }) => hasCosigned).map(({ witnessId }) => witnessId);
    const reached = this.configured.countOf(cosigned);
    // Nobody has to cosign a log without entries.
    const isReached = progress.candidate === 0 || reached >= needed;
    const missingSeconds = isReached ? 0 : progress.missingSeconds;
    return { ...progress, missingSeconds, reached, needed, isReached, witnesses };
  }

  /** Has witnesses asked about the latest checkpoint, when it is time for it. */
  async advance(state: CosigningState): Promise<void> {
    const { witnesses, latest } = state;
    if (witnesses.length < this.configured.all.length) await this.repository.ensure(this.database, this.ids());
    const known = Math.max(0, ...witnesses.map(({ knownSize }) => knownSize));
    if (isOver({ ...state, known })) await this.repository.putUp(this.database, latest, state);
  }

  /** The largest checkpoint with a quorum; undefined while there is none, or where none is demanded. */
  async latestCosigned(): Promise<CosignedSize | undefined> {
    const { threshold, ids } = this.configured.quorum;
    return threshold === 0 ? undefined : this.cosignatures.latest(this.database, ids, threshold);
  }

  private ids(): string[] {
    return this.configured.all.map(({ id }) => id);
  }
}
