import { Inject, Injectable } from '@nestjs/common';
import { openValue, sealValue, SubjectKeys, wipe } from '@askonce/vault';
import { bytesOfHex, hexBytea } from '../subjects/newborn';
import type { Rejection, Subject } from '../subjects/person';

const contextOf = (id: string) => `rejection:${id}`;

/** What a requester wrote to the person about a document they gave: sealed like the document itself. */
@Injectable()
export class RejectionNotes {
  constructor(@Inject(SubjectKeys) private readonly keys: SubjectKeys) {}

  /** @returns the sealed note in PostgreSQL's hex form of bytea */
  seal(subject: Subject, id: string, note: string): Promise<string> {
    return this.withKey(subject, (key) => hexBytea(sealValue(key, contextOf(id), Buffer.from(note))));
  }

  open(subject: Subject, { id, sealedNote }: Pick<Rejection, 'id'> & { sealedNote: string }): Promise<string> {
    return this.withKey(subject, (key) => openValue(key, contextOf(id), bytesOfHex(sealedNote)).toString());
  }

  private async withKey<T>({ subjectRef, keys }: Subject, use: (key: Buffer) => T): Promise<T> {
    const wrapped = bytesOfHex(keys.citizen_provided);
    const key = await this.keys.unwrapClassKey(subjectRef, 'citizen_provided', wrapped);
    try {
      return use(key);
    } finally {
      wipe(key);
    }
  }
}
