import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { requireRole } from '../calls/require-role';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { FeedEntry } from '../feed/feed-entry';
import { FeedRepository } from '../feed/feed.repository';
import { eventWebhooksIn } from './event-webhooks-in';
import { EventWebhooksRepository, type WebhookClaim } from './event-webhooks.repository';
import { afterTurn, type WebhookTurn } from './webhook-standing';

/** Entries at a time: few enough for one answer, and for what is sent again when nobody says how it went. */
const ENTRIES = 50;

/** What one process is to send, and to whom. */
export interface ClaimedTurn extends WebhookClaim {
  readonly items: readonly FeedEntry[];
}

/** Gives the sending to agencies' webhooks to our adapters, one turn after the other for each agency. */
@Injectable()
export class WebhookTurnsService {
  constructor(
    @Inject(EventWebhooksRepository) private readonly repository: EventWebhooksRepository,
    @Inject(FeedRepository) private readonly feed: FeedRepository,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
  ) {}

  /** @param leaseSeconds for how long nobody else is to send to the same agency */
  async claim(actor: Actor, leaseSeconds: number): Promise<ClaimedTurn | undefined> {
    requireRole(actor, 'service');
    const webhooks = eventWebhooksIn(await this.catalogues.latest());
    if (webhooks.size === 0) return undefined;
    const claim = await this.repository.claim([...webhooks.keys()], leaseSeconds);
    if (claim === undefined) return undefined;
    return { ...claim, items: await this.feed.entriesAfter(claim.agency, claim.delivered, ENTRIES) };
  }

  /** Of a turn that is over, or somebody else's by now, nothing is kept. */
  async report(
    actor: Actor,
    { agency, claim, ...turn }: WebhookTurn & Pick<WebhookClaim, 'agency' | 'claim'>,
  ): Promise<void> {
    requireRole(actor, 'service');
    await this.repository.settle({ agency, claim }, (held) => afterTurn(held, turn, held));
  }
}
