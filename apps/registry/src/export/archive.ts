import { Inject, Injectable } from '@nestjs/common';
import type { SubjectIdentifier } from '@askonce/auth';
import { Database } from '@askonce/database';
import { isoTime } from '../calls/iso-time';
import { ContentMissing, ContentStore } from '../content/content-store';
import { DocumentKeys } from '../documents/document-keys';
import { extensionOf } from '../documents/send-document';
import type { HeldDocument, Person, Subject } from '../subjects/person';
import { findPerson } from '../subjects/read-person';
import { HeldData } from './held-data';
import type { ReceiptsFound } from './held-receipts';
import { HeldWritings } from './held-writings';
import { jsonArray } from './json-array';
import { readMe } from './read-me';
import { textFile } from './text-file';
import type { ArchiveFile } from './zip-stream';

/** What was removed is not there any more. */
const isThere = ({ status }: HeldDocument): boolean => status !== 'removed';

const fileOf = ({ evidenceType, version, id, mediaType }: HeldDocument): string =>
  `documents/${evidenceType}-v${version}-${id}.${extensionOf(mediaType)}`;

/** The files of a person's archive. */
@Injectable()
export class Archive {
  constructor(
    @Inject(HeldData) private readonly held: HeldData,
    @Inject(HeldWritings) private readonly writings: HeldWritings,
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(ContentStore) private readonly contents: ContentStore,
  ) {}

  /** @param receipts those that came before these files */
  async *filesOf(
    { subject, now }: Person,
    identifier: SubjectIdentifier,
    receipts: ReceiptsFound,
  ): AsyncGenerator<ArchiveFile> {
    const { subjectRef } = subject;
    const exportedAt = isoTime(now);
    const modifiedAt = new Date(now);
    const list = (path: string, items: (subjectRef: string) => AsyncIterable<object>): ArchiveFile => ({
      path,
      compress: true,
      modifiedAt,
      open: () => jsonArray(items(subjectRef)),
    });
    yield textFile('README.txt', readMe(exportedAt, receipts), modifiedAt);
    yield textFile('person.json', `${JSON.stringify({ identifiers: [identifier], exportedAt })}\n`, modifiedAt);
    yield list('consents.json', (ref) => this.held.consents(ref));
    yield list('asks.json', (ref) => this.held.asks(ref));
    yield list('evidence-requests.json', (ref) => this.held.requests(ref));
    yield list('documents.json', (ref) => this.described(ref));
    for await (const document of this.held.documents(subjectRef)) {
      if (isThere(document)) yield this.bytesOf(document);
    }
    yield list('rejections.json', () => this.writings.rejections(subject));
    yield list('questions.json', (ref) => this.writings.questions(ref));
    yield list('asked-again.json', (ref) => this.writings.reports(ref));
    yield list('legal-holds.json', (ref) => this.held.holds(ref));
    yield list('record.json', (ref) => this.held.record(ref));
    // What an erasure removed meanwhile was left out above: cut off, the archive does not pass for whole.
    await this.subjectOf(subjectRef);
  }

  private async *described(subjectRef: string): AsyncGenerator<object> {
    for await (const document of this.held.documents(subjectRef)) {
      const file = isThere(document) ? { file: fileOf(document) } : {};
      yield Object.assign(await this.held.describe(document), file, await this.dataOf(document));
    }
  }

  private async dataOf(document: HeldDocument): Promise<object> {
    if (document.sealedAttributes === null) return {};
    const attributes = await this.keys.openAttributes(await this.subjectOf(document.subjectRef), document);
    return attributes === undefined ? {} : { attributes: JSON.parse(attributes) as object };
  }

  private bytesOf(document: HeldDocument): ArchiveFile {
    return {
      path: fileOf(document),
      compress: false,
      modifiedAt: new Date(document.createdAt),
      open: async () => this.contents.read(document.contentId, await this.keyOf(document)),
    };
  }

  /** Read anew for each document: whoever is erased while their archive is being sent gets no more of it. */
  private async keyOf(document: HeldDocument): Promise<Buffer> {
    return this.keys.unwrap(await this.subjectOf(document.subjectRef), document);
  }

  /** @throws ContentMissing once the person is erased */
  private async subjectOf(subjectRef: string): Promise<Subject> {
    const { subject } = await findPerson(this.database, { subjectRef }, { evidenceTypes: [] });
    if (subject === undefined) throw new ContentMissing('The person was erased while their archive was being sent');
    return subject;
  }
}
