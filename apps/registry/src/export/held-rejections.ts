import { Inject, Injectable } from '@nestjs/common';
import { isoTime } from '../calls/iso-time';
import { RejectionNotes } from '../rejections/rejection-notes';
import type { Subject } from '../subjects/person';
import { ExportRepository } from './export.repository';

/** What agencies said of documents that they could not use, with what they wrote to the person. */
@Injectable()
export class HeldRejections {
  constructor(
    @Inject(ExportRepository) private readonly rows: ExportRepository,
    @Inject(RejectionNotes) private readonly notes: RejectionNotes,
  ) {}

  async *all(subject: Subject): AsyncGenerator<object> {
    for (const { id, agency, documentId, evidenceType, reason, rejectedAt, sealedNote } of await this.rows.rejections(
      subject.subjectRef,
    )) {
      const note = sealedNote === null ? {} : { note: await this.notes.open(subject, { id, sealedNote }) };
      yield { agency, documentId, evidenceType, reason, ...note, rejectedAt: isoTime(rejectedAt) };
    }
  }
}
