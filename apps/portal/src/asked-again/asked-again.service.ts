import { Inject, Injectable } from '@nestjs/common';
import { type AgencyOfCatalogue, CatalogueClient, type EvidenceTypeOfCatalogue } from '@askonce/client';
import type { OwnAskedAgainReport } from '@askonce/client';
import type { SentForm } from '../pages/form';
import type { TextByLanguage } from '../pages/formats';
import { type Next, next } from '../pages/page';
import type { Citizen } from '../session/citizen';
import type { Theme } from '../theme/theme';
import { THEME } from '../theme/theme.module';
import { CHANNELS, reportOf } from './report-of';

export interface ReportForm {
  readonly agencies: readonly AgencyOfCatalogue[];
  readonly evidenceTypes: readonly EvidenceTypeOfCatalogue[];
  readonly channels: readonly string[];
  /** What is chosen already. */
  readonly agency: string;
  readonly evidenceType: string;
  readonly case: string;
}

/** How people say that they were asked for what is held. */
@Injectable()
export class AskedAgainService {
  constructor(
    private readonly catalogue: CatalogueClient,
    @Inject(THEME) private readonly theme: Theme,
  ) {}

  async list({ registry }: Citizen): Promise<{ reports: readonly (OwnAskedAgainReport & { name: TextByLanguage })[] }> {
    const [reports, types] = await Promise.all([
      Array.fromAsync(registry.askedAgainReports()),
      this.catalogue.evidenceTypes(),
    ]);
    const names = new Map(types.map(({ id, name }) => [id, name]));
    return {
      reports: reports.map((report) => ({
        ...report,
        name: names.get(report.evidenceType) ?? { en: report.evidenceType },
      })),
    };
  }

  async form(chosen: Pick<ReportForm, 'agency' | 'evidenceType' | 'case'>): Promise<ReportForm> {
    const [agencies, evidenceTypes] = await Promise.all([this.catalogue.agencies(), this.catalogue.evidenceTypes()]);
    return { agencies, evidenceTypes, channels: CHANNELS, ...chosen };
  }

  async send({ registry }: Citizen, form: SentForm): Promise<Next> {
    const { idempotencyKey } = form;
    const report = reportOf(form, this.theme.timeZone, Date.now());
    const { status } = await registry.reportAskedAgain(report, { idempotencyKey });
    return next('/asked-again', status === 'upheld' ? 'asked-again.sent.upheld' : 'asked-again.sent.not_upheld');
  }
}
