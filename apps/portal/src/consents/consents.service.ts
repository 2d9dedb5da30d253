import { Injectable } from '@nestjs/common';
import { FormRefused, type SentForm } from '../pages/form';
import { type Next, next, type Page, page } from '../pages/page';
import type { Citizen } from '../session/citizen';
import { stepsOf } from '../sharing/steps';
import { asItStands } from './as-it-stands';
import { askOf, requestOf } from './beside-a-consent';
import { toldFields } from './told-fields';

const CHOICES = ['share', 'refuse', 'provide'] as const;

/** Deciding on what an agency asks to be allowed. */
@Injectable()
export class ConsentsService {
  async show({ registry }: Citizen, id: string): Promise<Page> {
    const consent = await registry.consent(id);
    const told = toldFields(consent);
    if (consent.status === 'requested') {
      return page('consents/request', { consent, told, ask: askOf(consent, await registry.asks()) });
    }
    const request = requestOf(consent, await registry.overview());
    return page('consents/decided', { consent, told, steps: stepsOf(consent), request });
  }

  async decide(citizen: Citizen, id: string, form: SentForm): Promise<Next> {
    const choice = form.oneOf('choice', CHOICES);
    if (choice === undefined) throw new FormRefused({ choice: 'consents.choose' });
    return choice === 'provide' ? this.provide(citizen, id, form) : this.settle(citizen, id, { choice, form });
  }

  /** Where a question for the document is open, it is answered there: refusing first would close it. */
  private async provide(citizen: Citizen, id: string, form: SentForm): Promise<Next> {
    const { registry } = citizen;
    const ask = askOf(await registry.consent(id), await registry.asks());
    if (ask !== undefined) return next(`/asks/${ask.id}`);
    return this.settle(citizen, id, { choice: 'provide', form });
  }

  private async settle(
    { registry }: Citizen,
    id: string,
    { choice, form }: { choice: (typeof CHOICES)[number]; form: SentForm },
  ): Promise<Next> {
    const { idempotencyKey } = form;
    const transition = choice === 'share' ? 'grant' : 'refusal';
    await asItStands('choice', registry.transition(id, transition, { idempotencyKey, terms: form.all('_terms') }));
    return next(`/consents/${id}`, `consents.done.${choice}`);
  }
}
