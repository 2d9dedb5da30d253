import { Injectable } from '@nestjs/common';
import type { AgencyOfCatalogue, NewQuestion, OwnQuestion } from '@askonce/client';
import { FormRefused, type SentForm } from '../pages/form';
import { type Next, next } from '../pages/page';
import type { Citizen } from '../session/citizen';
import { aboutOf } from './about';
import { type Matter, Matters } from './matter';

const KINDS = ['question', 'error_report'] as const satisfies readonly NewQuestion['kind'][];
/** Characters. */
const LONGEST = 2_000;

export interface QuestionForm {
  readonly kind: NewQuestion['kind'];
  /** Of what was said that it is about; the agency is chosen where it was nothing. */
  readonly about?: string;
  readonly matter?: Matter;
  readonly agencies?: readonly AgencyOfCatalogue[];
}

/** What a person asks agencies, and what those answer. */
@Injectable()
export class QuestionsService {
  constructor(private readonly matters: Matters) {}

  async list({ registry }: Citizen): Promise<{ questions: readonly OwnQuestion[] }> {
    return { questions: await Array.fromAsync(registry.questions()) };
  }

  async one(citizen: Citizen, id: string): Promise<{ question: OwnQuestion }> {
    return { question: await citizen.registry.question(id) };
  }

  /** @param asked what the address says, or what was typed before */
  async form(citizen: Citizen, asked: { readonly about: string; readonly kind: string }): Promise<QuestionForm> {
    const kind = KINDS.find((known) => known === asked.kind) ?? 'question';
    const about = aboutOf(asked.about);
    if (about === undefined) return { kind, agencies: await this.matters.agencies() };
    return { kind, about: asked.about, matter: await this.matters.get(citizen, about) };
  }

  async send({ registry }: Citizen, form: SentForm): Promise<Next> {
    const kind = form.oneOf('kind', KINDS) ?? 'question';
    const agency = form.text('agency');
    const about = aboutOf(form.text('about')) ?? aboutOf(`agency-${agency}`);
    const text = form.text('text');
    const errors = {
      ...(about === undefined && { agency: 'questions.errors.agency' }),
      ...(text === '' && { text: 'questions.errors.text' }),
      ...(text.length > LONGEST && { text: 'questions.errors.long' }),
    };
    if (about === undefined || Object.keys(errors).length > 0) throw new FormRefused(errors);
    const { idempotencyKey } = form;
    const { id } = await registry.askQuestion({ kind, text, about }, { idempotencyKey });
    return next(`/questions/${id}`, 'questions.sent');
  }
}
