import { Inject, Injectable } from '@nestjs/common';
import type { Session } from 'fastify';
import type { Language } from '../language/language';
import { Messages } from '../language/messages';
import type { SentForm } from '../pages/form';
import { type Next, next } from '../pages/page';
import type { Citizen } from '../session/citizen';
import { SESSION_LIMITS, type SessionLimits } from '../session/limits';
import type { Theme } from '../theme/theme';
import { THEME } from '../theme/theme.module';
import { callbackOf } from './callback';

/** How people reach a human who calls them back. */
@Injectable()
export class HelpService {
  constructor(
    @Inject(THEME) private readonly theme: Theme,
    @Inject(SESSION_LIMITS) private readonly limits: SessionLimits,
    private readonly messages: Messages,
  ) {}

  show({ signedIn }: Pick<Session, 'signedIn'>) {
    const { idleMinutes, sessionHours } = this.limits;
    return { signedIn: signedIn !== undefined, limits: { idleMinutes, sessionHours } };
  }

  /** Becomes a question to the agency that answers such requests, so that its answer stands with the others. */
  async callBack({ registry }: Citizen, form: SentForm, language: Language): Promise<Next> {
    const said = Object.entries<string>({ ...callbackOf(form) }).filter(([, text]) => text !== '');
    const lines = said.map(([part, text]) => this.messages.say(language, `help.callback.said.${part}`, { text }));
    const text = [this.messages.say(language, 'help.callback.said.please'), ...lines].join('\n');
    const { idempotencyKey } = form;
    const question = { kind: 'question', text, about: { agency: this.theme.help.agency } } as const;
    const { id } = await registry.askQuestion(question, { idempotencyKey });
    return next(`/questions/${id}`, 'help.sent');
  }
}
