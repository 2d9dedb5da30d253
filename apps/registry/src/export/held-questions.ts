import { Inject, Injectable } from '@nestjs/common';
import { ReportTexts } from '../asked-again/report-texts';
import { toOwnReportResponse } from '../asked-again/report-views';
import { ReportsRepository } from '../asked-again/reports.repository';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { QuestionTexts } from '../questions/question-texts';
import { toOwnQuestionResponse } from '../questions/question-views';
import { QuestionsRepository } from '../questions/questions.repository';
import { newestFirst } from './newest-first';

/** What the person asked agencies, and who was said to have asked them again. */
@Injectable()
export class HeldQuestions {
  constructor(
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(QuestionsRepository) private readonly questionRows: QuestionsRepository,
    @Inject(QuestionTexts) private readonly questionTexts: QuestionTexts,
    @Inject(ReportsRepository) private readonly reportRows: ReportsRepository,
    @Inject(ReportTexts) private readonly reportTexts: ReportTexts,
  ) {}

  async *questions(subjectRef: string): AsyncGenerator<object> {
    const catalogue = await this.catalogues.latest();
    const all = newestFirst(
      (page) => this.questionRows.ofSubject(subjectRef, page),
      ({ question }) => question.id,
    );
    for await (const view of all) yield toOwnQuestionResponse(await this.questionTexts.open(view), catalogue);
  }

  async *reports(subjectRef: string): AsyncGenerator<object> {
    const catalogue = await this.catalogues.latest();
    const all = newestFirst(
      (page) => this.reportRows.ofSubject(subjectRef, page),
      ({ report }) => report.id,
    );
    for await (const view of all) {
      yield toOwnReportResponse(view.report, await this.reportTexts.open(view), catalogue);
    }
  }
}
