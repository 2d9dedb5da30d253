import { Injectable } from '@nestjs/common';
import { type Next, next } from '../pages/page';
import type { SentForm } from '../pages/form';
import type { Download } from '../pages/download';
import { isPicture, preview } from '../pages/preview';
import type { Citizen } from '../session/citizen';
import { giveAsAgreed } from '../consents/give-as-agreed';

interface Of {
  readonly askId: string;
  readonly draftId: string;
}

/** What a person has sent, looks at, and then gives or discards. */
@Injectable()
export class DraftsService {
  async show({ registry }: Citizen, { askId, draftId }: Of) {
    const [ask, draft] = await Promise.all([registry.ask(askId), registry.draft(draftId)]);
    return { ask, draft, isPicture: isPicture(draft) };
  }

  async content({ registry }: Citizen, { askId, draftId }: Of): Promise<Download> {
    const [draft] = await Promise.all([registry.draft(draftId), registry.ask(askId)]);
    return preview(draft.evidenceType, await registry.content(draftId));
  }

  /** Gives it, with the consents that were ticked, or discards it. */
  async decide({ registry }: Citizen, { askId, draftId }: Of, form: SentForm): Promise<Next> {
    // Where there is no such question, nobody would see what became of it.
    await registry.ask(askId);
    if (form.oneOf('answer', ['give', 'discard']) === 'discard') {
      await registry.remove(draftId);
      return next(`/asks/${askId}`, 'asks.discarded');
    }
    const { answered } = await giveAsAgreed(registry, draftId, form);
    return next(`/asks/${askId}`, answered ? undefined : 'asks.given_and_more');
  }
}
