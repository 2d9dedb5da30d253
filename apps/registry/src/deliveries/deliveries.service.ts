import { Inject, Injectable } from '@nestjs/common';
import { DELIVERY_PART, type DeliveryPartAttributes } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { EventProducer } from '@askonce/messaging';
import { failpoint } from '@askonce/observability';
import { v5 as uuidv5 } from 'uuid';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { ContentStore } from '../content/content-store';
import { heldToFields } from '../evidence-requests/request-facts';
import { isReadable } from '../documents/documents.repository';
import { findRelease, type ReleaseInFull } from '../releases/releases.repository';

// Any fixed namespace: the same part of the same release has the same event id, however often it is sent.
const NAMESPACE = '6f2d0c52-6c1e-4d6b-9a53-9f6a4a0c1c11';

/** Sends released documents to agencies that want them brought: the sealed parts as they are at rest, never the key. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ContentStore) private readonly contents: ContentStore,
    @Inject(EventProducer) private readonly producer: EventProducer,
  ) {}

  /** May be repeated: parts that arrive twice are recognised by their release and number. */
  async deliver(releaseId: string): Promise<void> {
    const full = await findRelease(this.database, releaseId);
    if (full === undefined) return;
    const catalogue = await this.catalogues.latest();
    if (catalogue.agency(full.request.agency)?.delivery === undefined) return;
    // What was removed or revoked meanwhile is not sent; the claim of its key would be refused anyway.
    if (!isReadable(full.document)) return;
    // Nor is a file of which only fields may be read: its key is given to nobody.
    if (full.release.fields !== null || heldToFields(full.request, undefined, catalogue) !== null) return;
    await this.sendParts(full);
  }

  private async sendParts({ release, request, document }: ReleaseInFull): Promise<void> {
    for await (const { number, bytes } of this.contents.openSealed(document.contentId)) {
      await this.producer.sendPart(release.id, {
        id: uuidv5(`${release.id}/${number}`, NAMESPACE),
        type: DELIVERY_PART,
        source: '/registry',
        time: new Date().toISOString(),
        subject: release.subjectRef,
        data: Buffer.from(bytes),
        extensions: {
          releaseid: release.id,
          documentid: document.id,
          contentid: document.contentId,
          agency: request.agency,
          part: String(number),
          parts: String(document.parts),
        } satisfies DeliveryPartAttributes,
      });
      failpoint('delivery.after-part');
    }
  }
}
