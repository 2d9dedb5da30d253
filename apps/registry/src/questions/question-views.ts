import { isoTime } from '../calls/iso-time';
import type { Catalogue } from '../catalogue/catalogue';
import type { OwnQuestionResponse, QuestionResponse } from './dto/question.response';
import type { OpenedQuestion } from './question-texts';

/** A question as whoever asked it sees it. */
export const toOwnQuestionResponse = (opened: OpenedQuestion, catalogue: Catalogue): OwnQuestionResponse => {
  const { agency } = opened.question;
  return { ...fieldsOf(opened), agency, agencyName: catalogue.agency(agency)?.name ?? { en: agency } };
};

/** A question as the agency sees it, which knows the person by its own name for them. */
export const toQuestionResponse = (opened: OpenedQuestion, pseudonym: string): QuestionResponse => ({
  ...fieldsOf(opened),
  subject: { pseudonym },
});

function fieldsOf({ question, status, text, answerText }: OpenedQuestion) {
  const { id, kind, auditEntryId, requestId, documentId, askedAt, promisedBy, eventId, answer } = question;
  return {
    id,
    kind,
    text,
    about: {
      ...(auditEntryId !== null && { auditEntryId }),
      ...(requestId !== null && { evidenceRequestId: requestId }),
      ...(documentId !== null && { documentId }),
    },
    status,
    askedAt: isoTime(askedAt),
    promisedBy: isoTime(promisedBy),
    auditEntryId: eventId,
    ...(answer !== null &&
      answerText !== undefined && {
        answer: { text: answerText, answeredAt: isoTime(answer.answeredAt), auditEntryId: answer.eventId },
      }),
  };
}
