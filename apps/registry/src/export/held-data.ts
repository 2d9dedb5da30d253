import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { isoTime } from '../calls/iso-time';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { toConsentHistory, toConsentResponse } from '../consents/consent-views';
import { ConsentsRepository } from '../consents/consents.repository';
import { documentsOf, type DocumentWithUse } from '../documents/documents.repository';
import { type OwnDocumentResponse, toOwnDocumentResponse } from '../documents/dto/document.response';
import { EvidenceRequestsRepository } from '../evidence-requests/evidence-requests.repository';
import { toOwnRequestResponse } from '../evidence-requests/own-request-views';
import { holdsOn } from '../legal-holds/legal-holds.repository';
import type { Pursuit } from '../subjects/person';
import { ExportRepository } from './export.repository';
import { newestFirst, PAGE } from './newest-first';

/** A line of the record: the audit service knows what it said. */
export interface RecordedEntry {
  readonly number: number;
  readonly what: string;
  readonly at: string;
  readonly auditEntryId: string;
}

/** What is held about one person, kind by kind, a page at a time. */
@Injectable()
export class HeldData {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ConsentsRepository) private readonly consentRows: ConsentsRepository,
    @Inject(EvidenceRequestsRepository) private readonly requestRows: EvidenceRequestsRepository,
    @Inject(ExportRepository) private readonly rows: ExportRepository,
  ) {}

  documents(subjectRef: string): AsyncGenerator<DocumentWithUse> {
    return newestFirst(
      (page) => documentsOf(this.database, subjectRef, page),
      ({ id }) => id,
    );
  }

  async describe(document: DocumentWithUse): Promise<OwnDocumentResponse> {
    return toOwnDocumentResponse(document, await this.catalogues.latest());
  }

  async *consents(subjectRef: string): AsyncGenerator<object> {
    const catalogue = await this.catalogues.latest();
    const all = newestFirst(
      (page) => this.consentRows.ofSubject(subjectRef, page),
      ({ id }) => id,
    );
    for await (const consent of all) {
      const history = toConsentHistory(await this.consentRows.history(subjectRef, consent.id));
      yield { ...toConsentResponse(consent, catalogue), history };
    }
  }

  async *requests(subjectRef: string): AsyncGenerator<object> {
    const catalogue = await this.catalogues.latest();
    const all = newestFirst(
      (page) => this.requestRows.ofSubject(subjectRef, page),
      ({ request }) => request.id,
    );
    for await (const view of all) yield toOwnRequestResponse(view, catalogue);
  }

  async *asks(subjectRef: string): AsyncGenerator<object> {
    const all = newestFirst(
      (page) => this.rows.asks(subjectRef, page),
      ({ id }) => id,
    );
    for await (const ask of all) yield toExportedAsk(ask);
  }

  /** Without the authority's own reference, which is none of the person's data. */
  async *holds(subjectRef: string): AsyncGenerator<object> {
    for (const { class: held, authority, until, placedAt, endedAt } of await holdsOn(this.database, subjectRef)) {
      const ended = endedAt === null ? {} : { endedAt: isoTime(endedAt) };
      yield { class: held, authority, until: isoTime(until), placedAt: isoTime(placedAt), ...ended };
    }
  }

  async *record(subjectRef: string): AsyncGenerator<RecordedEntry> {
    for (let after = 0; ;) {
      const page = await this.rows.facts(subjectRef, { after, limit: PAGE });
      for (const { sequence, type, eventId, occurredAt } of page) {
        yield { number: sequence, what: type, at: isoTime(occurredAt), auditEntryId: eventId };
        after = sequence;
      }
      if (page.length < PAGE) return;
    }
  }
}

function toExportedAsk(ask: Pursuit): object {
  const { id, evidenceType, qualifier, openedAt, deadline, why, outcome, reason, closedAt } = ask;
  return {
    id,
    evidenceType,
    qualifier,
    askedAt: isoTime(openedAt),
    deadline: isoTime(deadline),
    ...(why !== null && { why }),
    ...(outcome !== null && { outcome }),
    ...(reason !== null && { reason }),
    ...(closedAt !== null && { closedAt: isoTime(closedAt) }),
  };
}
