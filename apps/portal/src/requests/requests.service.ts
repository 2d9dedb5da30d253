import { Injectable } from '@nestjs/common';
import type { Session } from 'fastify';
import type { SentForm } from '../pages/form';
import type { Citizen } from '../session/citizen';
import { rememberWayBack } from '../session/way-back';
import { canObject, stepFor, withStanding } from './standing';

const PER_PAGE = 20;

/** Who asked for what about a person, and where it stands. */
@Injectable()
export class RequestsService {
  async list({ registry }: Citizen, cursor: unknown) {
    const from = typeof cursor === 'string' ? { cursor } : {};
    const { items, nextCursor } = await registry.evidenceRequests({ limit: PER_PAGE, ...from });
    return { requests: items.map(withStanding), nextCursor, ...from };
  }

  /** Where agencies' links lead. */
  async show({ registry }: Citizen, session: Session, id: string) {
    const request = await registry.evidenceRequest(id);
    rememberWayBack(session, request);
    return { request: withStanding(request), step: stepFor(request), canObject: canObject(request) };
  }

  async objection({ registry }: Citizen, id: string) {
    const request = await registry.evidenceRequest(id);
    return { request, canObject: canObject(request) };
  }

  async object({ registry }: Citizen, id: string, { idempotencyKey }: SentForm): Promise<void> {
    await registry.object(id, { idempotencyKey });
  }
}
