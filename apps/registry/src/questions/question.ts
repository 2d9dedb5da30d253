import type { QuestionKind, QuestionStatus } from '@askonce/contracts';
import type { Subject, Timestamp } from '../subjects/person';

/** What a person asked an agency, or said to be wrong there. */
export interface Question {
  readonly subjectRef: string;
  readonly id: string;
  readonly agency: string;
  readonly kind: QuestionKind;
  /** What it is about; all null where it is about the agency as such. */
  readonly auditEntryId: string | null;
  readonly requestId: string | null;
  readonly documentId: string | null;
  /** PostgreSQL's hex form of bytea. */
  readonly sealedText: string;
  readonly askedAt: Timestamp;
  readonly promisedBy: Timestamp;
  readonly eventId: string;
  readonly answer: Answer | null;
}

export interface Answer {
  readonly sealedText: string;
  readonly answeredAt: Timestamp;
  readonly eventId: string;
}

/** A question as it stands, with the keys that open it. */
export interface QuestionView {
  readonly question: Question;
  readonly status: QuestionStatus;
  readonly subject: Subject;
}
