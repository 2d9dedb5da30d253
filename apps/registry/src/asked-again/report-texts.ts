import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from '../subjects/person';
import { SealedTexts } from '../subjects/sealed-texts';
import type { ReportView } from './reports.repository';

export const reportContext = (id: string) => `asked-again:${id}`;

/** What was said beside a report: sealed under the person's own key. */
@Injectable()
export class ReportTexts {
  constructor(@Inject(SealedTexts) private readonly texts: SealedTexts) {}

  seal(subject: Subject, id: string, text: string): Promise<string> {
    return this.texts.seal(subject, reportContext(id), text);
  }

  async open({ subject, report }: ReportView): Promise<string | undefined> {
    const { id, sealedText } = report;
    return sealedText === null ? undefined : this.texts.open(subject, reportContext(id), sealedText);
  }
}
