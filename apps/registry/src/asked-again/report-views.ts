import { isoTime } from '../calls/iso-time';
import type { Catalogue } from '../catalogue/catalogue';
import type { AskedAgainReportResponse, OwnAskedAgainReportResponse } from './dto/report.response';
import type { AskedAgainReport } from './report';

/** A report as whoever made it may see it. */
export const toReportResponse = (report: AskedAgainReport): AskedAgainReportResponse => {
  const { reporter, status, reason } = report;
  return { ...fieldsOf(report), ...(reporter === null && { status, reason }) };
};

/** A report as the person sees it, whoever made it. */
export function toOwnReportResponse(
  report: AskedAgainReport,
  text: string | undefined,
  catalogue: Catalogue,
): OwnAskedAgainReportResponse {
  const { agency, status, reason, reporter, eventId } = report;
  return {
    ...fieldsOf(report),
    agencyName: catalogue.agency(agency)?.name ?? { en: agency },
    status,
    reason,
    auditEntryId: eventId,
    ...(reporter !== null && { reportedBy: reporter }),
    ...(text !== undefined && { text }),
  };
}

function fieldsOf(report: AskedAgainReport) {
  const { id, agency, evidenceType, qualifier, channel, askedAt, reportedAt, requestId } = report;
  return {
    id,
    agency,
    evidenceType,
    qualifier,
    channel,
    askedAt: isoTime(askedAt),
    reportedAt: isoTime(reportedAt),
    ...(requestId !== null && { evidenceRequestId: requestId }),
  };
}
