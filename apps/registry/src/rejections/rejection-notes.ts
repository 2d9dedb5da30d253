import { Inject, Injectable } from '@nestjs/common';
import type { Rejection, Subject } from '../subjects/person';
import { SealedTexts } from '../subjects/sealed-texts';

const contextOf = (id: string) => `rejection:${id}`;

/** What a requester wrote to the person about a document they gave: sealed like the document itself. */
@Injectable()
export class RejectionNotes {
  constructor(@Inject(SealedTexts) private readonly texts: SealedTexts) {}

  /** @returns the sealed note in PostgreSQL's hex form of bytea */
  seal(subject: Subject, id: string, note: string): Promise<string> {
    return this.texts.seal(subject, contextOf(id), note);
  }

  open(subject: Subject, { id, sealedNote }: Pick<Rejection, 'id'> & { sealedNote: string }): Promise<string> {
    return this.texts.open(subject, contextOf(id), sealedNote);
  }
}
