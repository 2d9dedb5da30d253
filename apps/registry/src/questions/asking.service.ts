import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy, citizenOf } from '../calls/citizen';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person, Timestamp } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { SubjectIdentities } from '../subjects/subject-identities';
import { findAbout } from './about.repository';
import { type About, concernedBy } from './concerned';
import type { QuestionRequest } from './dto/question.request';
import type { Question } from './question';
import { aboutQuestion } from './question-facts';
import { QuestionTexts } from './question-texts';
import { TooManyQuestions } from './questions.problems';
import { insertQuestion, unansweredOf } from './questions.repository';

const OPERATION = 'questions.ask';
/** So many questions of one person may wait at once, so that nobody can bury those who answer. */
export const MAX_UNANSWERED = 20;
const DAY_MS = 86_400_000;

interface Call {
  readonly actor: Actor;
  readonly request: QuestionRequest;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

type Asking = Person & { readonly about: About | undefined; readonly unanswered: number };

/** How a person asks an agency something, or says that something is wrong. */
@Injectable()
export class AskingService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(QuestionTexts) private readonly texts: QuestionTexts,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * @returns the question's id, also when the same call was made before
   * @throws NotFound when it is about nothing of this person's; NoAgencyConcerned, CatalogueLacksIt, TooManyQuestions
   */
  ask(actor: Actor, request: QuestionRequest, idempotencyKey: string): Promise<string> {
    // A short text could be guessed from its hash, also when the person is erased.
    const call = { actor, request, idempotencyKey, bodyHash: this.identities.blind(bodyHash(request)) };
    return this.commands.run<string, Asking>({
      who: { identifier: citizenOf(actor) },
      scope: { evidenceTypes: [], call: { clientId: actor.clientId, operation: OPERATION, idempotencyKey } },
      guard: 'sequence',
      also: (db, person) => withAbout(db, person, request),
      plan: (person) => this.plan(person, call),
    });
  }

  private async plan(person: Asking, call: Call): Promise<Plan<string>> {
    const earlier = repeatedCall(person, call.bodyHash);
    if (earlier) return { result: earlier.resourceId };
    if (person.about === undefined) throw new NotFound({ detail: 'What is named in about is not there.' });
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const concerned = concernedBy(person.about, catalogue);
    if (person.unanswered >= MAX_UNANSWERED) throw new TooManyQuestions();
    const draft = new Draft(person, this.newId, actedBy(call.actor, 'citizen'));
    const id = draft.id();
    const { kind, text } = call.request;
    const { subject, now } = person;
    const question: Question = {
      subjectRef: subject.subjectRef,
      id,
      ...concerned,
      kind,
      sealedText: await this.texts.sealQuestion(subject, id, text),
      askedAt: now,
      promisedBy: promisedBy(now, concerned.agency, catalogue),
      eventId: draft.id(),
      answer: null,
    };
    draft.record(askedFact(draft, question));
    const { clientId } = call.actor;
    const { idempotencyKey, bodyHash: hash } = call;
    const made = { clientId, operation: OPERATION, idempotencyKey, bodyHash: hash, resourceId: id };
    return {
      changes: draft.changes({ raisesVersion: false, call: made }),
      beside: (tx) => insertQuestion(tx, question),
      result: id,
    };
  }
}

async function withAbout(db: Queryable, person: Person, { about }: QuestionRequest): Promise<Asking> {
  const { subjectRef } = person.subject;
  const [found, unanswered] = [await findAbout(db, subjectRef, about), await unansweredOf(db, subjectRef)];
  return { ...person, about: found, unanswered };
}

function promisedBy(now: Timestamp, agency: string, catalogue: Catalogue): Timestamp {
  return new Date(Date.parse(now) + catalogue.answersWithinDays(agency) * DAY_MS).toISOString();
}

function askedFact(draft: Draft, question: Question) {
  const { auditEntryId, documentId, eventId } = question;
  return fact(eventId, EVENTS.questionAsked, {
    actor: draft.actor,
    ...aboutQuestion(question),
    ...(auditEntryId !== null && { auditEntryId }),
    ...(documentId !== null && { documentId }),
  });
}
