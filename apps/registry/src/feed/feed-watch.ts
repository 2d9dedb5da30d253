import { Inject, Injectable } from '@nestjs/common';
import type { Nap } from '@askonce/messaging';
import type { Actor } from '@askonce/auth';
import { agencyOf } from '../calls/citizen';
import type { FeedQuery } from './dto/feed.query';
import { FeedBell } from './feed-bell';
import type { FeedEntry } from './feed-entry';
import { FeedRepository } from './feed.repository';

export interface FeedPage {
  readonly items: readonly FeedEntry[];
  /** Where to go on, also when there was nothing. */
  readonly nextAfter: number;
}

/** What another process has written rings no bell in this one. */
const LOOK_EVERY_MS = 1_000;

interface Waiting {
  readonly nap: Nap;
  readonly seconds: number;
  readonly gone: AbortSignal;
  readonly look: () => Promise<FeedPage>;
}

/** An agency reads its own feed: what is there at once, or else what comes while it waits. */
@Injectable()
export class FeedWatch {
  constructor(
    @Inject(FeedRepository) private readonly repository: Pick<FeedRepository, 'entriesAfter'>,
    @Inject(FeedBell) private readonly bell: FeedBell,
  ) {}

  /**
   * @param gone aborted when nobody is there any more to be answered
   * @throws TooManyWaiting only where it would have to wait
   */
  async read(actor: Actor, { after, limit, wait: seconds }: FeedQuery, gone: AbortSignal): Promise<FeedPage> {
    const agency = agencyOf(actor);
    const look = async () => pageOf(await this.repository.entriesAfter(agency, Number(after), limit), Number(after));
    const page = await look();
    if (page.items.length > 0 || seconds === 0) return page;
    return this.bell.seated(agency, (nap) => this.wait({ nap, seconds, gone, look }));
  }

  /** Looks before each nap: what was written before there was a bell to ring is there by then. */
  private async wait({ nap, seconds, gone, look }: Waiting): Promise<FeedPage> {
    const until = Date.now() + seconds * 1_000;
    gone.addEventListener('abort', () => {
      nap.wake();
    });
    for (;;) {
      const page = await look();
      const left = until - Date.now();
      if (page.items.length > 0 || left <= 0 || gone.aborted || this.bell.isClosing) return page;
      await nap.take(Math.min(left, LOOK_EVERY_MS));
    }
  }
}

const pageOf = (items: readonly FeedEntry[], after: number): FeedPage => ({
  items,
  nextAfter: items.at(-1)?.number ?? after,
});
