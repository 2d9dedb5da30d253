import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { uniqueViolation } from '@askonce/database';
import { IdempotencyKeyReused, InvalidRequest } from '@askonce/problems';
import { agencyOf } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { eventWebhooksIn } from './event-webhooks-in';
import { EventWebhooksRepository, type Redelivery, type WebhookState } from './event-webhooks.repository';

/** An agency's webhook with its address, if the catalogue has one for it. */
export type OwnWebhook = WebhookState & { readonly url: string | undefined };

/** What an agency sees of its own webhook, and how it has entries sent again. */
@Injectable()
export class EventWebhooksService {
  constructor(
    @Inject(EventWebhooksRepository) private readonly repository: EventWebhooksRepository,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
  ) {}

  async own(actor: Actor): Promise<OwnWebhook> {
    const agency = agencyOf(actor);
    const url = eventWebhooksIn(await this.catalogues.latest()).get(agency);
    return { url, ...(await this.repository.state(agency)) };
  }

  /**
   * Has sending go on after that number, at once; where there is no webhook yet, it will begin there.
   * @throws InvalidRequest when the feed does not go so far
   */
  async redeliver(actor: Actor, after: number, idempotencyKey: string): Promise<OwnWebhook> {
    const agency = agencyOf(actor);
    const { lastNumber } = await this.repository.state(agency);
    if (after > lastNumber) {
      const detail = `is beyond the end of the feed, which is ${lastNumber}`;
      throw new InvalidRequest({ errors: [{ pointer: '/after', detail }] });
    }
    await this.moveOnce({ agency, clientId: actor.clientId, idempotencyKey, after });
    return this.own(actor);
  }

  private async moveOnce(redelivery: Redelivery): Promise<void> {
    try {
      await this.repository.move(redelivery);
    } catch (error) {
      if (uniqueViolation(error) !== 'event_redelivery_pk') throw error;
      if ((await this.repository.earlier(redelivery)) !== redelivery.after) throw new IdempotencyKeyReused();
    }
  }
}
