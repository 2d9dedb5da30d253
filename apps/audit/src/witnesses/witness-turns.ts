import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { LOGGER, type Logger } from '@askonce/observability';
import { proveConsistency } from '@askonce/tlog';
import { TreeReader } from '../tree/tree-reader';
import { askWitness, type Cosigned, type WitnessAnswer } from './ask-witness';
import { CosignaturesRepository } from './cosignatures.repository';
import type { Witness } from './log-witnesses';
import { isContradiction, WITNESS_FAILURES } from './witness-failure';
import { type Claim, type Failing, WitnessesRepository } from './witnesses.repository';

const TIMEOUT_MS = 5_000;
/** Longer than a turn takes, so that another instance asks only if this one is gone. */
const LEASE_SECONDS = 10;
/** A log that grows all the time does not ask without end. */
const PAUSE_SECONDS = 1;

type Outcome = { readonly cosigned: Cosigned } | Failing;

/** Takes turns in asking a witness: one instance at a time, and none of them waits for it in the database. */
@Injectable()
export class WitnessTurns {
  constructor(
    private readonly database: Database,
    private readonly witnesses: WitnessesRepository,
    private readonly cosignatures: CosignaturesRepository,
    private readonly trees: TreeReader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Asks it, if there is something to ask and nobody else does. @param stopping ends the turn, which then counts for nothing */
  async take(witness: Witness, stopping: AbortSignal): Promise<void> {
    const claim = await this.witnesses.claim(this.database, witness.id, LEASE_SECONDS);
    if (claim === undefined) return;
    const outcome = await this.outcomeOf(witness, claim, stopping);
    if (outcome === undefined) return;
    await this.keep(witness, claim, outcome);
    this.tell(witness, claim, outcome);
  }

  private async outcomeOf(witness: Witness, claim: Claim, stopping: AbortSignal): Promise<Outcome | undefined> {
    const late = AbortSignal.timeout(TIMEOUT_MS);
    try {
      return await this.converse(witness, claim, AbortSignal.any([stopping, late]));
    } catch (error) {
      if (stopping.aborted) return undefined;
      if (late.aborted) return { failure: 'timed_out' };
      throw error;
    }
  }

  /** From the size that we think it knows, or else from the one that it then says. */
  private async converse(witness: Witness, claim: Claim, signal: AbortSignal): Promise<Outcome> {
    const { size, knownSize } = claim;
    const first = await this.ask(witness, claim, { oldSize: knownSize > size ? 0 : knownSize, signal });
    if (!('knownSize' in first) || first.knownSize > size) return settled(first, size);
    return settled(await this.ask(witness, claim, { oldSize: first.knownSize, signal }), size);
  }

  private async ask(
    witness: Witness,
    { size, note }: Claim,
    { oldSize, signal }: { oldSize: number; signal: AbortSignal },
  ): Promise<WitnessAnswer> {
    const hashes = this.trees.hashes(this.database, { log: 'facts', size });
    const isProof = oldSize > 0 && oldSize < size;
    const proof = isProof ? await proveConsistency(oldSize, size, hashes) : [];
    return askWitness(witness, { oldSize, proof, checkpoint: note }, signal);
  }

  private async keep({ id }: Witness, claim: Claim, outcome: Outcome): Promise<void> {
    if ('failure' in outcome) return this.witnesses.failed(this.database, id, claim, outcome);
    await this.database.transaction(async (tx) => {
      await this.cosignatures.add(tx, { witnessId: id, size: claim.size }, outcome.cosigned);
      await this.witnesses.succeeded(tx, id, claim, PAUSE_SECONDS);
    });
  }

  /** Once for each change. */
  private tell({ id }: Witness, { failure: before, size }: Claim, outcome: Outcome): void {
    const failure = 'failure' in outcome ? outcome.failure : null;
    if (failure === before) return;
    if (failure === null) {
      this.logger.info({ witness: id, size }, 'The witness cosigns again');
      return;
    }
    const about = { witness: id, size, failure, detail: WITNESS_FAILURES[failure] };
    if (isContradiction(failure)) this.logger.error(about, 'The witness has seen another log than this');
    else this.logger.warn(about, 'The witness does not cosign');
  }
}

/** A size that it names when it was told the one that it had just named is no answer, unless others brought it further. */
function settled(answer: WitnessAnswer, size: number): Outcome {
  if (!('knownSize' in answer)) return answer;
  const { knownSize } = answer;
  return { failure: knownSize > size ? 'ahead' : 'unexpected_answer', knownSize };
}
