import { Inject, Injectable } from '@nestjs/common';
import { bodyHash } from '../calls/body-hash';
import { ContentStore } from '../content/content-store';
import { withStaged } from '../content/with-staged';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Admission, Taken } from './admission';
import { Admissions } from './admissions';
import { DocumentKeys } from './document-keys';

export interface IntakeCall extends Admission {
  readonly content: AsyncIterable<Uint8Array>;
  /** What a repeated call must say as well, beside the document. */
  readonly alsoSaid?: object;
}

/** The one way in for bytes that become a document at once: they are sealed and staged as they come, then one guarded commit takes them in. */
@Injectable()
export class Intake {
  constructor(
    @Inject(Admissions) private readonly admissions: Admissions,
    @Inject(ContentStore) private readonly contents: ContentStore,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws what staging throws, what `before` throws, IdempotencyKeyReused; nothing of the content stays then. */
  take({ content, alsoSaid, ...call }: IntakeCall): Promise<Taken> {
    const { described } = call;
    return withStaged(this.contents, content, (staged) =>
      this.admissions.run(call, {
        ...staged,
        documentId: this.newId(),
        wrappedKey: (subject) => this.keys.wrap(subject, described.provenance, staged),
        bodyHash: bodyHash({ ...described, ...alsoSaid, digest: staged.digest }),
      }),
    );
  }
}
