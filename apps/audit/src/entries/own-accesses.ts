import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { Forbidden } from '@askonce/problems';
import { CatalogueNames } from '../names/catalogue-names';
import type { Names } from '../names/names';
import { SubjectDirectory } from '../subjects/subject-directory';
import { assertPeriod } from './assert-period';
import { EntriesRepository } from './entries.repository';
import type { EntryFilters, OwnFilters } from './entry-filters';
import { type EntryPage, EntryPages, type PageRequest } from './entry-pages';

/** What came of it, as people ask for it. */
export const ACCESS_OUTCOMES = ['released', 'read', 'refused'] as const;
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];

const KINDS: Readonly<Record<AccessOutcome, readonly string[]>> = {
  released: [EVENTS.evidenceReleased.type],
  read: [EVENTS.evidenceRead.type, EVENTS.auditSearched.type],
  refused: [EVENTS.evidenceDenied.type, EVENTS.evidenceReadRefused.type],
};

export interface AccessQuery {
  readonly filters: Pick<EntryFilters, 'agency' | 'from' | 'to'>;
  readonly entryId?: string;
  readonly requestId?: string;
  readonly outcome?: AccessOutcome;
  /** Anywhere in the name of a document, purpose, procedure or agency. */
  readonly text?: string;
  readonly page: PageRequest;
}

export interface OwnAccessPage extends EntryPage {
  /** All whom the whole record concerns. */
  readonly agencies: readonly string[];
  readonly names: Names;
}

/** What a person reads in the log about themself. */
@Injectable()
export class OwnAccesses {
  constructor(
    private readonly subjects: SubjectDirectory,
    private readonly names: CatalogueNames,
    private readonly pages: EntryPages,
    private readonly entries: EntriesRepository,
  ) {}

  /** @throws InvalidRequest, RegistryUnavailable */
  async list(actor: Actor, query: AccessQuery): Promise<OwnAccessPage> {
    if (!hasRole(actor, 'citizen')) throw new Forbidden();
    assertPeriod(query.filters);
    const subjectRef = actor.subject && (await this.subjects.find(actor.subject));
    const names = await this.names.get();
    if (subjectRef === undefined) return { items: [], agencies: [], names };
    const filters = { ...query.filters, subjectRef, own: ownFilters(query, names) };
    const [page, agencies] = await Promise.all([
      this.pages.get(filters, query.page),
      this.entries.agenciesAbout(subjectRef),
    ]);
    return { ...page, agencies, names };
  }
}

const ownFilters = ({ entryId, requestId, outcome, text }: AccessQuery, names: Names): OwnFilters => ({
  ...(entryId !== undefined && { entryId }),
  ...(requestId !== undefined && { requestId }),
  ...(outcome !== undefined && { kinds: KINDS[outcome] }),
  ...(text !== undefined && { about: { text, things: names.containing(text) } }),
});
