import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery, pageOf } from '../calls/page';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { AskedAgainReportRequest } from './dto/report.request';
import type { AskedAgainReportResponse, OwnAskedAgainReportResponse } from './dto/report.response';
import { ReportTexts } from './report-texts';
import { toOwnReportResponse, toReportResponse } from './report-views';
import { ReportingService } from './reporting.service';
import { ReportsRepository, type ReportView } from './reports.repository';

/** Reports that an agency asked a person for evidence again. */
@Injectable()
export class AskedAgainService {
  constructor(
    @Inject(ReportingService) private readonly reporting: ReportingService,
    @Inject(ReportsRepository) private readonly reports: ReportsRepository,
    @Inject(ReportTexts) private readonly texts: ReportTexts,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
  ) {}

  async report(
    actor: Actor,
    request: AskedAgainReportRequest,
    idempotencyKey: string,
  ): Promise<AskedAgainReportResponse> {
    const { subjectRef, id } = await this.reporting.report(actor, request, idempotencyKey);
    const view = await this.reports.find(subjectRef, id);
    if (view === undefined) throw new NotFound();
    return toReportResponse(view.report);
  }

  /** All about this person, whoever made them. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<OwnAskedAgainReportResponse>> {
    const before = cursorId(cursor);
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) return { items: [] };
    const rows = await this.reports.ofSubject(subjectRef, { before, limit: limit + 1 });
    const page = pageOf(
      rows.map((view) => ({ id: view.report.id, view })),
      limit,
      ({ view }) => view,
    );
    return { ...page, items: await Promise.all(page.items.map((view) => this.opened(view))) };
  }

  private async opened(view: ReportView): Promise<OwnAskedAgainReportResponse> {
    return toOwnReportResponse(view.report, await this.texts.open(view), await this.catalogues.latest());
  }
}
