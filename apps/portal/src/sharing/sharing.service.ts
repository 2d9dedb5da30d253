import { Injectable } from '@nestjs/common';
import { asItStands } from '../consents/as-it-stands';
import { MOST_CONSENTS, newestConsents } from '../consents/newest-consents';
import { toldFields } from '../consents/told-fields';
import type { SentForm } from '../pages/form';
import { type Next, next, type Page, page } from '../pages/page';
import type { Citizen } from '../session/citizen';
import { groupConsents } from './group-consents';
import { CONSEQUENCES, lastsUntil, type Step, stepsOf } from './steps';

/** What somebody shares, and how they change it. */
@Injectable()
export class SharingService {
  async list({ registry }: Citizen) {
    const consents = await newestConsents(registry);
    return { ...groupConsents(consents), ...(consents.length === MOST_CONSENTS && { listed: MOST_CONSENTS }) };
  }

  async show({ registry }: Citizen, id: string) {
    const consent = await registry.consent(id);
    return { consent, told: toldFields(consent), steps: stepsOf(consent), history: consent.history.toReversed() };
  }

  /** The consequences first. */
  async ask({ registry }: Citizen, id: string, step: Step): Promise<Page> {
    const consent = await registry.consent(id);
    if (!stepsOf(consent).includes(step)) return page('sharing/not-now', { consent });
    const until = lastsUntil(consent, step, Date.now());
    const told = toldFields(consent);
    return page('sharing/step', { consent, told, step, consequences: CONSEQUENCES[step], until });
  }

  async take({ registry }: Citizen, id: string, { step, form }: { step: Step; form: SentForm }): Promise<Next> {
    const { idempotencyKey } = form;
    await asItStands('confirm', registry.transition(id, step, { idempotencyKey, terms: form.all('_terms') }));
    return next(`/sharing/${id}`, `sharing.steps.${step}.done`);
  }
}
