import { Inject, Injectable } from '@nestjs/common';
import { ContentStore } from '../content/content-store';
import type { Subject } from '../subjects/person';
import { DocumentKeys, type WrappedContent } from './document-keys';
import type { ReadableDocument } from './send-document';

/** Opens what is sealed, for a reading that has been decided. */
@Injectable()
export class DocumentBytes {
  constructor(
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(ContentStore) private readonly contents: ContentStore,
  ) {}

  async open(subject: Subject, document: ReadableDocument['document'] & WrappedContent): Promise<ReadableDocument> {
    const key = await this.keys.unwrap(subject, document);
    return { document, bytes: this.contents.read(document.contentId, key) };
  }
}
