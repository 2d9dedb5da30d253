import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, agencyOf } from '../calls/citizen';
import { isoTime } from '../calls/iso-time';
import { cursorId, type Page } from '../calls/page';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { ListQuestionsQuery } from './dto/list-questions.query';
import type { QuestionResponse } from './dto/question.response';
import type { Question, QuestionView } from './question';
import { aboutQuestion } from './question-facts';
import { QuestionTexts } from './question-texts';
import { toQuestionResponse } from './question-views';
import { AlreadyAnswered } from './questions.problems';
import { answerQuestion, findQuestion, pageOfViews, QuestionsRepository } from './questions.repository';

const OPERATION = 'questions.answer';

export interface AnswerCall {
  readonly id: string;
  readonly text: string;
  readonly idempotencyKey: string;
}

type Answering = Person & { readonly question: Question };

/** What people asked an agency, and how it answers. */
@Injectable()
export class QuestionsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(QuestionsRepository) private readonly questions: QuestionsRepository,
    @Inject(QuestionTexts) private readonly texts: QuestionTexts,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Those to this agency, newest first. */
  async list(actor: Actor, { limit, cursor, ...filter }: ListQuestionsQuery): Promise<Page<QuestionResponse>> {
    const agency = agencyOf(actor);
    const rows = await this.questions.ofAgency(agency, { ...filter, before: cursorId(cursor), limit: limit + 1 });
    const page = pageOfViews(rows, limit);
    return { ...page, items: await Promise.all(page.items.map((view) => this.opened(view))) };
  }

  /**
   * @returns the question as it stands then
   * @throws NotFound when it is another agency's; AlreadyAnswered
   */
  async answer(actor: Actor, call: AnswerCall): Promise<QuestionResponse> {
    const { question } = await this.getOwn(actor, call.id);
    const { clientId } = actor;
    const { idempotencyKey } = call;
    await this.commands.run({
      who: { subjectRef: question.subjectRef },
      scope: { evidenceTypes: [], call: { clientId, operation: OPERATION, idempotencyKey } },
      guard: 'sequence',
      also: (db, person) => withQuestion(db, person, call.id),
      plan: (person) => this.plan(person, actor, call),
    });
    return this.opened(await this.getOwn(actor, call.id));
  }

  private async plan(person: Answering, actor: Actor, { id, text, idempotencyKey }: AnswerCall): Promise<Plan<void>> {
    const hash = this.identities.blind(bodyHash({ id, text }));
    if (repeatedCall(person, hash)) return { result: undefined };
    const { question, subject, now } = person;
    if (question.answer !== null) throw new AlreadyAnswered();
    const draft = new Draft(person, this.newId, actedBy(actor, 'agency'));
    const data = { actor: draft.actor, ...aboutQuestion(question), askedAt: isoTime(question.askedAt) };
    const eventId = draft.record(fact(draft.id(), EVENTS.questionAnswered, data));
    const answer = { sealedText: await this.texts.sealAnswer(subject, id, text), answeredAt: now, eventId };
    const call = { clientId: actor.clientId, operation: OPERATION, idempotencyKey, bodyHash: hash, resourceId: id };
    return {
      changes: draft.changes({ raisesVersion: false, call }),
      beside: (tx) => answerQuestion(tx, question, answer),
      result: undefined,
    };
  }

  private async getOwn(actor: Actor, id: string): Promise<QuestionView> {
    const agency = agencyOf(actor);
    const view = await this.questions.find(id);
    if (view?.question.agency !== agency) throw new NotFound();
    return view;
  }

  private async opened(view: QuestionView): Promise<QuestionResponse> {
    const pseudonym = this.identities.pseudonymOf(view.subject, view.question.agency);
    return toQuestionResponse(await this.texts.open(view), pseudonym);
  }
}

async function withQuestion(db: Queryable, person: Person, id: string): Promise<Answering> {
  const view = await findQuestion(db, id);
  if (view === undefined) throw new NotFound();
  return { ...person, question: view.question };
}
