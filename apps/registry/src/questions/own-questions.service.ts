import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery } from '../calls/page';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { SubjectIdentities } from '../subjects/subject-identities';
import { AskingService } from './asking.service';
import type { QuestionRequest } from './dto/question.request';
import type { OwnQuestionResponse } from './dto/question.response';
import type { QuestionView } from './question';
import { QuestionTexts } from './question-texts';
import { toOwnQuestionResponse } from './question-views';
import { pageOfViews, QuestionsRepository } from './questions.repository';

/** What a person has asked, and what was answered. */
@Injectable()
export class OwnQuestionsService {
  constructor(
    @Inject(AskingService) private readonly asking: AskingService,
    @Inject(QuestionsRepository) private readonly questions: QuestionsRepository,
    @Inject(QuestionTexts) private readonly texts: QuestionTexts,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
  ) {}

  /** @returns the question as it stands, also when the same call was made before */
  async ask(actor: Actor, request: QuestionRequest, idempotencyKey: string): Promise<OwnQuestionResponse> {
    return this.get(actor, await this.asking.ask(actor, request, idempotencyKey));
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<OwnQuestionResponse>> {
    const before = cursorId(cursor);
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) return { items: [] };
    const rows = await this.questions.ofSubject(subjectRef, { before, limit: limit + 1 });
    const page = pageOfViews(rows, limit);
    return { ...page, items: await Promise.all(page.items.map((view) => this.opened(view))) };
  }

  /** @throws NotFound when it is not this person's */
  async get(actor: Actor, id: string): Promise<OwnQuestionResponse> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    const view = await this.questions.find(id);
    if (subjectRef === undefined || view?.question.subjectRef !== subjectRef) throw new NotFound();
    return this.opened(view);
  }

  private async opened(view: QuestionView): Promise<OwnQuestionResponse> {
    return toOwnQuestionResponse(await this.texts.open(view), await this.catalogues.latest());
  }
}
