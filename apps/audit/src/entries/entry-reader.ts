import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '@askonce/auth';
import type { Entry } from '../log/fact';
import { SubjectDirectory } from '../subjects/subject-directory';
import { concerns } from './concerns';
import { EntriesRepository } from './entries.repository';
import { EntryNotFound } from './entries.problems';
import { SearchRecord } from './search-record';

/** Whose eyes an entry is for; each sees something else of it. */
export type Viewer = 'auditor' | 'citizen' | 'agency';

export interface EntrySeen {
  readonly entry: Entry;
  readonly viewer: Viewer;
}

/** What those whom the log concerns may read in it. */
@Injectable()
export class EntryReader {
  constructor(
    private readonly subjects: SubjectDirectory,
    private readonly entries: EntriesRepository,
    private readonly record: SearchRecord,
  ) {}

  /**
   * One entry, for an auditor, the person it is about, or the agency whose doing it was.
   * @throws EntryNotFound in the same words for whatever keeps it from the caller.
   */
  async get(actor: Actor, entryId: string): Promise<EntrySeen> {
    // The person is looked up whether or not there is an entry: the time it takes tells nothing.
    const subjectRef = await this.subjectRefOf(actor);
    const entry = await this.entries.find(entryId);
    if (hasRole(actor, 'auditor')) await this.recordRead(actor, entry);
    const viewer = entry && viewerOf(actor, subjectRef, entry);
    if (entry === undefined || viewer === undefined) throw new EntryNotFound({ headers: { 'retry-after': '1' } });
    return { entry, viewer };
  }

  private async subjectRefOf(actor: Actor): Promise<string | undefined> {
    const { subject } = actor;
    return hasRole(actor, 'citizen') && subject ? this.subjects.find(subject) : undefined;
  }

  private async recordRead(actor: Actor, entry: Entry | undefined): Promise<void> {
    const subjectRef = entry?.subjectRef ?? undefined;
    await this.record.add(actor, {
      reason: 'One entry read by its id',
      filters: ['id'],
      ...(subjectRef !== undefined && { aboutSubject: subjectRef }),
      results: entry === undefined ? 0 : 1,
    });
  }
}

function viewerOf(actor: Actor, subjectRef: string | undefined, entry: Entry): Viewer | undefined {
  if (hasRole(actor, 'auditor')) return 'auditor';
  if (subjectRef !== undefined && entry.subjectRef === subjectRef) return 'citizen';
  if (hasRole(actor, 'agency') && concerns(entry, actor.agency)) return 'agency';
  return undefined;
}
