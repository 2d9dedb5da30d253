import { Inject, Injectable } from '@nestjs/common';
import type { QuestionStatus } from '@askonce/contracts';
import { Database, prepared, type Queryable, type Statement } from '@askonce/database';
import { type Page, pageOf } from '../calls/page';
import { fromRows } from '../subjects/camel-rows';
import { subjectOf } from '../subjects/read-person';
import type { Answer, Question, QuestionView } from './question';

const STATUS = `CASE WHEN q.answered_at IS NOT NULL THEN 'answered'
  WHEN q.promised_by <= clock_timestamp() THEN 'overdue' ELSE 'open' END`;

/** Of an erased person there is nothing left to read, nor anybody to answer. */
const viewsOf = (name: string, where: string) =>
  prepared(
    name,
    `SELECT to_jsonb(q) - 'sealed_answer' - 'answered_at' - 'answer_event_id' || jsonb_build_object('answer',
         CASE WHEN q.answered_at IS NOT NULL THEN jsonb_build_object(
           'sealedText', q.sealed_answer, 'answeredAt', q.answered_at, 'eventId', q.answer_event_id) END) AS question,
       ${STATUS} AS status, to_jsonb(s) AS subject,
       (SELECT jsonb_object_agg(k.class, k.wrapped_key) FROM subject_secret k WHERE k.subject_ref = q.subject_ref) AS keys
     FROM question q JOIN subject s ON s.subject_ref = q.subject_ref AND s.erased_at IS NULL
     WHERE ${where}`,
  );

const BY_ID = viewsOf('question-by-id', 'q.id = $1');
const OF_SUBJECT = viewsOf(
  'questions-of-subject',
  'q.subject_ref = $1 AND ($2::uuid IS NULL OR q.id < $2) ORDER BY q.id DESC LIMIT $3',
);
const OF_AGENCY = viewsOf(
  'questions-of-agency',
  `q.agency = $1 AND ($2::text IS NULL OR ${STATUS} = $2) AND ($3::uuid IS NULL OR q.id < $3)
   ORDER BY q.id DESC LIMIT $4`,
);
const UNANSWERED = prepared(
  'questions-unanswered',
  'SELECT count(*)::integer AS count FROM question q WHERE q.subject_ref = $1 AND q.answered_at IS NULL',
);
const INSERT = prepared(
  'question-insert',
  `INSERT INTO question (subject_ref, id, agency, kind, audit_entry_id, request_id, document_id, sealed_text, asked_at,
                         promised_by, event_id)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bytea, $9::timestamptz, $10::timestamptz, $11)`,
);
const ANSWER = prepared(
  'question-answer',
  `UPDATE question SET sealed_answer = $3::bytea, answered_at = $4::timestamptz, answer_event_id = $5
   WHERE question.subject_ref = $1 AND question.id = $2 AND question.answered_at IS NULL`,
);

interface ViewRow {
  readonly question: object;
  readonly status: QuestionStatus;
  readonly subject: object;
  readonly keys: Record<string, string> | null;
}

/** Lists questions, newest first. */
@Injectable()
export class QuestionsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(id: string): Promise<QuestionView | undefined> {
    return findQuestion(this.database, id);
  }

  ofSubject(subjectRef: string, page: { before: string | null; limit: number }): Promise<QuestionView[]> {
    return views(this.database, OF_SUBJECT, [subjectRef, page.before, page.limit]);
  }

  ofAgency(
    agency: string,
    filter: { status?: QuestionStatus; before: string | null; limit: number },
  ): Promise<QuestionView[]> {
    const { status = null, before, limit } = filter;
    return views(this.database, OF_AGENCY, [agency, status, before, limit]);
  }
}

export async function findQuestion(db: Queryable, id: string): Promise<QuestionView | undefined> {
  return (await views(db, BY_ID, [id]))[0];
}

/** How many questions of a person wait for an answer, whoever owes it. */
export async function unansweredOf(db: Queryable, subjectRef: string): Promise<number> {
  return (await db.query<{ count: number }>(UNANSWERED, [subjectRef]))[0]?.count ?? 0;
}

export async function insertQuestion(db: Queryable, question: Question): Promise<void> {
  const { subjectRef, id, agency, kind, auditEntryId, requestId, documentId } = question;
  const { sealedText, askedAt, promisedBy, eventId } = question;
  const about = [auditEntryId, requestId, documentId];
  await db.query(INSERT, [subjectRef, id, agency, kind, ...about, sealedText, askedAt, promisedBy, eventId]);
}

export async function answerQuestion(db: Queryable, { subjectRef, id }: Question, answer: Answer): Promise<void> {
  await db.query(ANSWER, [subjectRef, id, answer.sealedText, answer.answeredAt, answer.eventId]);
}

/** Cuts a page out of views of which one more than wanted was read. */
export function pageOfViews(read: readonly QuestionView[], limit: number): Page<QuestionView> {
  const rows = read.map((view) => ({ id: view.question.id, view }));
  return pageOf(rows, limit, ({ view }) => view);
}

async function views(db: Queryable, statement: Statement, values: readonly unknown[]): Promise<QuestionView[]> {
  const rows = await db.query<ViewRow>(statement, values);
  return rows.flatMap(({ question, status, subject, keys }) =>
    fromRows<Question>([question]).map((camel) => ({ question: camel, status, subject: subjectOf(subject, keys) })),
  );
}
