import { Inject, Injectable } from '@nestjs/common';
import type { AskOnceEvent } from '@askonce/contracts';
import { FeedBell } from './feed-bell';
import { FeedRepository } from './feed.repository';
import { noticeOf } from './notices';

/** Tells agencies what concerns them. */
@Injectable()
export class FeedService {
  constructor(
    @Inject(FeedRepository) private readonly repository: FeedRepository,
    @Inject(FeedBell) private readonly bell: FeedBell,
  ) {}

  /** May be repeated at will: an event that was told already adds nothing and takes no number. */
  async tell(event: AskOnceEvent): Promise<void> {
    const notice = noticeOf(event);
    if (notice === undefined) return;
    const { id: eventId, time: occurredAt, subject: subjectRef } = event;
    if (subjectRef === undefined) throw new Error(`A ${event.type} event is always about a person.`);
    const concerned = await this.repository.requestsOf(subjectRef, notice.concern);
    if (concerned.size === 0) return;
    const entries = [...concerned].map(([agency, requestIds]) => ({
      agency,
      eventId,
      subjectRef,
      occurredAt,
      ...notice.say(requestIds),
    }));
    this.bell.ring(await this.repository.append(entries));
  }
}
