import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { formatNote, type NoteSignature, parseNote } from '@askonce/tlog';
import { CosigningStates } from '../witnesses/cosigning-state';
import { CosignaturesRepository, type StoredCosignature } from '../witnesses/cosignatures.repository';
import { signerOf } from '../witnesses/log-witnesses';
import { CheckpointsRepository } from './checkpoints.repository';
import type { SignedCheckpoint } from './log-folder';

/** Checkpoints of facts with the signatures of witnesses under them. */
@Injectable()
export class CosignedCheckpoints {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: CheckpointsRepository,
    private readonly cosignatures: CosignaturesRepository,
    private readonly states: CosigningStates,
  ) {}

  /** The last one, whoever has cosigned it by now; undefined before the first. */
  async latest(): Promise<SignedCheckpoint | undefined> {
    return this.cosigned(await this.checkpoints.latest(this.database, 'facts'));
  }

  /** The last one that has its quorum; undefined while none has, or where none is demanded. */
  async latestWithQuorum(): Promise<SignedCheckpoint | undefined> {
    const reached = await this.states.latestCosigned();
    if (reached === undefined) return undefined;
    return this.cosigned(await this.checkpoints.ofSize(this.database, 'facts', reached.size));
  }

  private async cosigned(checkpoint: SignedCheckpoint | undefined): Promise<SignedCheckpoint | undefined> {
    if (checkpoint === undefined) return undefined;
    const { text, signatures } = parseNote(checkpoint.note);
    const cosignatures = await this.cosignatures.of(this.database, checkpoint.size);
    return { ...checkpoint, note: formatNote({ text, signatures: [...signatures, ...cosignatures.map(lineOf)] }) };
  }
}

const lineOf = ({ witnessId, signature }: StoredCosignature): NoteSignature => ({ ...signerOf(witnessId), signature });
