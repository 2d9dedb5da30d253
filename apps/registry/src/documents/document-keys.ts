import { Inject, Injectable } from '@nestjs/common';
import { openValue, sealValue, SubjectKeys, unwrapContentKey, wipe, wrapContentKey } from '@askonce/vault';
import type { Provenance } from '@askonce/contracts';
import { bytesOfHex, hexBytea } from '../subjects/newborn';
import type { HeldDocument, Subject } from '../subjects/person';

/** What names a document's attributes; they stand and fall with its content. */
export const attributesContext = (contentId: string) => `attributes:${contentId}`;

/** What a content key is found by. */
export type WrappedContent = Pick<HeldDocument, 'provenance' | 'contentId' | 'wrappedKey'>;

/** Keys of documents and what they say as data, each under the person's key for its provenance. */
@Injectable()
export class DocumentKeys {
  constructor(@Inject(SubjectKeys) private readonly keys: SubjectKeys) {}

  /** The content key as it is stored: wrapped, in PostgreSQL's hex form of bytea. */
  async wrap(
    subject: Subject,
    provenance: Provenance,
    content: { contentId: string; contentKey: Buffer },
  ): Promise<string> {
    return this.withClassKey(subject, provenance, (classKey) =>
      hexBytea(wrapContentKey(classKey, content.contentId, content.contentKey)),
    );
  }

  /** The key of a document's content, 32 bytes; whoever takes it wipes it. */
  async unwrap(subject: Subject, { provenance, contentId, wrappedKey }: WrappedContent): Promise<Buffer> {
    return this.withClassKey(subject, provenance, (classKey) =>
      unwrapContentKey(classKey, contentId, bytesOfHex(wrappedKey)),
    );
  }

  /** @returns the sealed attributes in PostgreSQL's hex form of bytea */
  sealAttributes(
    subject: Subject,
    { provenance, contentId }: Pick<HeldDocument, 'provenance' | 'contentId'>,
    attributes: string,
  ): Promise<string> {
    return this.withClassKey(subject, provenance, (classKey) =>
      hexBytea(sealValue(classKey, attributesContext(contentId), Buffer.from(attributes))),
    );
  }

  /** The attributes as canonical JSON; undefined where there is only the file. */
  async openAttributes(subject: Subject, document: HeldDocument): Promise<string | undefined> {
    const { provenance, contentId, sealedAttributes } = document;
    if (sealedAttributes === null) return undefined;
    return this.withClassKey(subject, provenance, (classKey) =>
      openValue(classKey, attributesContext(contentId), bytesOfHex(sealedAttributes)).toString(),
    );
  }

  private async withClassKey<T>(subject: Subject, provenance: Provenance, use: (key: Buffer) => T): Promise<T> {
    const wrapped = bytesOfHex(subject.keys[provenance]);
    const classKey = await this.keys.unwrapClassKey(subject.subjectRef, provenance, wrapped);
    try {
      return use(classKey);
    } finally {
      wipe(classKey);
    }
  }
}
