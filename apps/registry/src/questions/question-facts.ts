import type { DataOf, EVENTS } from '@askonce/contracts';
import { isoTime } from '../calls/iso-time';
import type { Question } from './question';

type AboutQuestion = Omit<DataOf<typeof EVENTS.questionAnswered>, 'actor' | 'askedAt'>;

/** What every event about a question says of it: never its words. */
export const aboutQuestion = (
  question: Pick<Question, 'id' | 'kind' | 'agency' | 'promisedBy' | 'requestId'>,
): AboutQuestion => ({
  questionId: question.id,
  kind: question.kind,
  agency: question.agency,
  promisedBy: isoTime(question.promisedBy),
  ...(question.requestId !== null && { requestId: question.requestId }),
});
