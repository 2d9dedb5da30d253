import { Injectable } from '@nestjs/common';
import { type Actor, hasRole, type SubjectIdentifier } from '@askonce/auth';
import { Forbidden, InvalidRequest } from '@askonce/problems';
import { SubjectDirectory } from '../subjects/subject-directory';
import { assertPeriod } from './assert-period';
import type { EntryFilters } from './entry-filters';
import { type EntryPage, EntryPages, type PageRequest } from './entry-pages';
import { SearchRecord } from './search-record';

export interface EntryQuery {
  readonly reason: string;
  readonly subject?: SubjectIdentifier;
  readonly filters: Omit<EntryFilters, 'subjectRef'>;
  readonly page: PageRequest;
}

export interface SearchResult extends EntryPage {
  /** Where this search itself will stand. */
  readonly auditEntryId: string;
}

/** Auditors' searches. */
@Injectable()
export class EntrySearch {
  constructor(
    private readonly subjects: SubjectDirectory,
    private readonly pages: EntryPages,
    private readonly record: SearchRecord,
  ) {}

  /**
   * Recorded before the answer goes out, whatever it found.
   * @throws InvalidRequest, RegistryUnavailable
   */
  async search(actor: Actor, { reason, subject, filters, page }: EntryQuery): Promise<SearchResult> {
    if (!hasRole(actor, 'auditor')) throw new Forbidden();
    assertNamesNobody(reason, subject);
    assertPeriod(filters);
    const subjectRef = subject && (await this.subjects.find(subject));
    const unknownPerson = subject !== undefined && subjectRef === undefined;
    const about = subjectRef === undefined ? {} : { subjectRef };
    const found = unknownPerson ? { items: [] } : await this.pages.get({ ...filters, ...about }, page);
    const auditEntryId = await this.record.add(actor, {
      reason,
      filters: [...(subject ? ['subject'] : []), ...Object.keys(filters)],
      ...(subjectRef !== undefined && { aboutSubject: subjectRef }),
      results: found.items.length,
    });
    return { ...found, auditEntryId };
  }
}

/** The reason is kept and travels over Kafka, where no identifier may stand in clear. */
function assertNamesNobody(reason: string, subject: SubjectIdentifier | undefined): void {
  if (subject === undefined || !reason.includes(subject.identifier)) return;
  throw new InvalidRequest({
    errors: [{ pointer: '/reason', detail: 'must not repeat the identifier of the person' }],
  });
}
