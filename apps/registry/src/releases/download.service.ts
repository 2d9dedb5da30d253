import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { DocumentBytes } from '../documents/document-bytes';
import { DocumentKeys } from '../documents/document-keys';
import type { ReadableDocument } from '../documents/send-document';
import { fieldsOf } from '../documents/structured-evidence';
import { EvidenceRequestsService } from '../evidence-requests/evidence-requests.service';
import { ReadingService } from './reading.service';
import { NotReleased } from './releases.problems';
import { findReleaseId } from './releases.repository';

/** Lets an agency read what was released to it: the bytes, or the fields. */
@Injectable()
export class DownloadService {
  constructor(
    @Inject(EvidenceRequestsService) private readonly requests: EvidenceRequestsService,
    @Inject(ReadingService) private readonly readings: ReadingService,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(DocumentBytes) private readonly bytes: DocumentBytes,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws NotFound, NotReleased, or what reading throws */
  async download(actor: Actor, requestId: string, evidenceType: string): Promise<ReadableDocument> {
    const { request } = await this.requests.getOwn(actor, requestId);
    if (!(await this.requests.mayConcern(request, evidenceType))) throw new NotFound();
    const releaseId = await findReleaseId(this.database, request, evidenceType);
    if (releaseId === undefined) throw new NotReleased();
    const reading = await this.readings.read(actor, { releaseId, manner: 'download' });
    const { document, subject, fields } = reading;
    if (fields !== null) return fieldsOf({ ...reading, fields }, await this.keys.openAttributes(subject, document));
    return this.bytes.open(subject, document);
  }
}
