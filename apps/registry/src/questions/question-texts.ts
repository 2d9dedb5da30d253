import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from '../subjects/person';
import { SealedTexts } from '../subjects/sealed-texts';
import type { QuestionView } from './question';

/** A question in clear, for those who may read it. */
export interface OpenedQuestion extends QuestionView {
  readonly text: string;
  readonly answerText: string | undefined;
}

export const questionContext = (id: string) => `question:${id}`;
export const answerContext = (id: string) => `answer:${id}`;

/** What people and agencies write to each other: sealed under the person's own key. */
@Injectable()
export class QuestionTexts {
  constructor(@Inject(SealedTexts) private readonly texts: SealedTexts) {}

  sealQuestion(subject: Subject, id: string, text: string): Promise<string> {
    return this.texts.seal(subject, questionContext(id), text);
  }

  sealAnswer(subject: Subject, id: string, text: string): Promise<string> {
    return this.texts.seal(subject, answerContext(id), text);
  }

  async open(view: QuestionView): Promise<OpenedQuestion> {
    const { subject, question } = view;
    const { id, sealedText, answer } = question;
    const text = await this.texts.open(subject, questionContext(id), sealedText);
    const answerText = answer && (await this.texts.open(subject, answerContext(id), answer.sealedText));
    return { ...view, text, answerText: answerText ?? undefined };
  }
}
