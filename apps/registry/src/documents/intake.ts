import { Inject, Injectable } from '@nestjs/common';
import { bodyHash } from '../calls/body-hash';
import { type UploadedFiles, Uploads } from '../content/uploads';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Admission, Taken } from './admission';
import { Admissions } from './admissions';
import { DocumentKeys } from './document-keys';

export interface IntakeCall extends Admission {
  readonly files: UploadedFiles;
  /** What a repeated call must say as well, beside the document. */
  readonly alsoSaid?: object;
}

/** The one way in for bytes that become a document at once: they are sealed and staged as they come, then one guarded commit takes them in. */
@Injectable()
export class Intake {
  constructor(
    @Inject(Admissions) private readonly admissions: Admissions,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws what staging throws, what `before` throws, IdempotencyKeyReused; nothing of the content stays then. */
  take({ files, alsoSaid, ...call }: IntakeCall): Promise<Taken> {
    const { described } = call;
    return this.uploads.take(files, (staged) =>
      this.admissions.run(call, {
        ...staged,
        documentId: this.newId(),
        wrappedKey: (subject) => this.keys.wrap(subject, described.provenance, staged),
        bodyHash: bodyHash({ ...described, ...alsoSaid, digest: staged.digest }),
      }),
    );
  }
}
