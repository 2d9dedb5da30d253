import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '@askonce/problems';
import type { Actor } from '@askonce/auth';
import { isWaiting } from '@askonce/contracts';
import { EvidenceRequestsRepository, type RequestView } from './evidence-requests.repository';
import { EvidenceRequestsService } from './evidence-requests.service';

const FIRST_LOOK_MS = 50;
const SLOWEST_LOOK_MS = 500;

/** Long polling: looks again, more and more slowly, until the request has moved or the time is up. */
@Injectable()
export class RequestWatch {
  constructor(
    @Inject(EvidenceRequestsService) private readonly requests: EvidenceRequestsService,
    @Inject(EvidenceRequestsRepository) private readonly repository: EvidenceRequestsRepository,
  ) {}

  /** @returns the request as it stands after a change, or after that many seconds. */
  async await(actor: Actor, id: string, seconds: number): Promise<RequestView> {
    const view = await this.requests.getOwn(actor, id);
    if (seconds === 0 || !isWaiting(view.request.status)) return view;
    const until = Date.now() + seconds * 1_000;
    for (let pause = FIRST_LOOK_MS; Date.now() < until; pause = Math.min(pause * 1.5, SLOWEST_LOOK_MS)) {
      await delay(Math.min(pause, Math.max(until - Date.now(), 0)));
      const standing = await this.repository.findStanding(id);
      if (standing === undefined) throw new NotFound();
      if (standing.eventId !== view.request.eventId) break;
    }
    return this.requests.getOwn(actor, id);
  }
}
