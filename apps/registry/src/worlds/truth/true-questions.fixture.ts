import { type Answered, KEY_REUSED, NOT_FOUND, problem } from './true-answers.fixture';
import { callBefore, keep } from './true-calls.fixture';
import type { TrueLife } from './true-life.fixture';
import { DAY, type TrueQuestion, type TrueRequest } from './true-things.fixture';

/** So many of one person wait at most. */
const UNANSWERED = 20;
/** What an agency promises that says nothing. */
const ANSWERS_WITHIN_DAYS = 30;

export interface Questioning {
  readonly text: string;
  /** About that request, or about the agency as such. */
  readonly about: { readonly request: TrueRequest | undefined } | { readonly agency: string };
}

export const questionSeen = ({ agency, request, text, answer, promisedBy }: TrueQuestion, now: number): object => {
  const waiting = promisedBy <= now ? 'overdue' : 'open';
  return { agency, text, status: answer === undefined ? waiting : 'answered', answer, request: request?.id };
};

/** The person asks whoever made the request, or the agency that they name. */
export function question(life: TrueLife, { text, about }: Questioning, key: string) {
  const { person } = life;
  const request = 'request' in about ? about.request : undefined;
  const said = 'request' in about ? String(about.request?.id) : about.agency;
  const call = { key: `question ${key}`, said: `${text} ${said}` };
  const before = callBefore(person, call);
  if (before === 'other') return { answer: KEY_REUSED };
  const now = person.now();
  if (before?.question) return { answer: asked(before.question, now), question: before.question };
  if ('request' in about && request === undefined) return { answer: NOT_FOUND };
  if (person.questions.filter(({ answer }) => answer === undefined).length >= UNANSWERED) {
    return { answer: problem(409, 'too-many-questions') };
  }
  const agency = 'agency' in about ? about.agency : request!.agency;
  const promisedBy = now + ANSWERS_WITHIN_DAYS * DAY;
  const made: TrueQuestion = { id: '', agency, request, text, promisedBy, answer: undefined };
  keep(person, call, { question: made });
  person.questions.push(made);
  person.tell('questionAsked', () => ({ agency, about: made.id, what: 'question.asked' }));
  return { answer: asked(made, now), question: made };
}

const asked = (made: TrueQuestion, now: number): Answered => ({ status: 201, says: questionSeen(made, now) });

/** An answer stays as it was given. */
export function answer(
  { person }: TrueLife,
  agency: string,
  question: TrueQuestion | undefined,
  { text, key }: { text: string; key: string },
): Answered {
  if (question?.agency !== agency) return NOT_FOUND;
  const call = { key: `${agency} answer ${key}`, said: `${question.id} ${text}` };
  const before = callBefore(person, call);
  if (before === 'other') return KEY_REUSED;
  if (before === undefined) {
    if (question.answer !== undefined) return problem(409, 'already-answered');
    question.answer = text;
    keep(person, call, { question });
    person.tell('questionAnswered');
  }
  return { status: 200, says: { text: question.text, answer: question.answer } };
}
