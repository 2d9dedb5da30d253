import { Inject, Injectable } from '@nestjs/common';
import { openValue, sealValue, SubjectKeys, wipe } from '@askonce/vault';
import { bytesOfHex, hexBytea } from './newborn';
import type { Subject } from './person';

/** What somebody wrote about a person, or the person themself: sealed like the documents that they give. */
@Injectable()
export class SealedTexts {
  constructor(@Inject(SubjectKeys) private readonly keys: SubjectKeys) {}

  /**
   * @param context what the text is, so that it opens as nothing else
   * @returns the sealed text in PostgreSQL's hex form of bytea
   */
  seal(subject: Subject, context: string, text: string): Promise<string> {
    return this.withKey(subject, (key) => hexBytea(sealValue(key, context, Buffer.from(text))));
  }

  open(subject: Subject, context: string, sealed: string): Promise<string> {
    return this.withKey(subject, (key) => openValue(key, context, bytesOfHex(sealed)).toString());
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
