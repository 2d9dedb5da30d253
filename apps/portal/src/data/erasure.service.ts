import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '@askonce/problems';
import { newestConsents } from '../consents/newest-consents';
import { type SentForm, FormRefused } from '../pages/form';
import { type Next, next } from '../pages/page';
import type { Citizen } from '../session/citizen';
import type { Farewell } from '../session/session-data';
import { keepersOf } from './keepers-of';

/** How somebody has everything about them erased. */
@Injectable()
export class ErasureService {
  async before({ registry }: Citizen) {
    const [overview, consents] = await Promise.all([registry.overview(), newestConsents(registry)]);
    return { overview, keepers: keepersOf(consents) };
  }

  /** Whoever is erased is signed out at once; what was kept, and why, is left in a new session, which is nobody's. */
  async erase({ registry }: Citizen, form: SentForm, request: FastifyRequest): Promise<Next> {
    if (!form.all('understood').includes('yes')) throw new FormRefused({ understood: 'data.erasure.tick' });
    const { idempotencyKey } = form;
    const { erasedAt, erased, kept } = await registry.erase({ idempotencyKey });
    const idToken = request.session.signedIn?.idToken;
    await request.session.regenerate();
    request.session.farewell = { erasedAt, erased: erased.map(({ what }) => what), kept, idToken };
    return next('/data/erased');
  }

  after({ session: { farewell } }: FastifyRequest): Farewell {
    if (farewell === undefined) throw new NotFound();
    return farewell;
  }
}
