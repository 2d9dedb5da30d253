import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Health, type HealthReport } from '@askonce/observability';
import { Forbidden, InvalidRequest } from '@askonce/problems';
import type { LoadedForAWhile } from '../names/loaded-for-a-while';
import { SearchRecord } from '../entries/search-record';
import { SubjectDirectory } from '../subjects/subject-directory';
import { personOf } from './person-code';
import { mayTrack, TRACKER_CATALOGUE, type TrackerCatalogue } from './tracker-catalogue';
import { type Usage, usageOf } from './usage-of';
import { type Period, type UsageSlice, UsagesRepository } from './usages.repository';

export interface UsageQuestion {
  /** The person whose data was used, as X-Road writes persons. */
  readonly userCode: string;
  /** The person who asks: the same one, or somebody who represents them. */
  readonly userId: string;
  readonly period: Period;
  readonly slice: UsageSlice;
}

export interface UsagesTold {
  readonly totalUsages: number;
  readonly usages: readonly Usage[];
}

/** What the Estonian Data Tracker shows people of the log: what they see themselves as accesses, in its words. */
@Injectable()
export class DataTrackerService {
  constructor(
    @Inject(TRACKER_CATALOGUE) private readonly catalogues: LoadedForAWhile<TrackerCatalogue>,
    private readonly subjects: SubjectDirectory,
    private readonly usages: UsagesRepository,
    private readonly record: SearchRecord,
    private readonly health: Health,
  ) {}

  /**
   * Recorded before the answer goes out, whatever it found.
   * @throws Forbidden, InvalidRequest, RegistryUnavailable
   */
  async findUsage(actor: Actor, { userCode, userId, period, slice }: UsageQuestion): Promise<UsagesTold> {
    const catalogue = await this.catalogueFor(actor);
    assertPeriod(period);
    const subjectRef = await this.subjects.find(personOf(userCode));
    // Who is not known is looked for under a reference that nobody has: answering takes the same steps.
    const { total, entries } = await this.usages.find(subjectRef ?? randomUUID(), period, slice);
    const about = subjectRef === undefined ? {} : { aboutSubject: subjectRef };
    const filters = ['subject', ...Object.keys(period)];
    const reason = userId === userCode ? 'Asked by the person' : 'Asked by somebody who represents the person';
    await this.record.add(actor, { reason, filters, ...about, results: entries.length }, 'agency');
    return { totalUsages: total, usages: entries.map((entry) => usageOf(entry, catalogue)) };
  }

  /** Since when there is something to ask for, RFC 3339. @throws Forbidden, RegistryUnavailable */
  async usageSince(actor: Actor): Promise<string> {
    await this.catalogueFor(actor);
    return this.usages.since();
  }

  /** @throws Forbidden, RegistryUnavailable */
  async heartbeat(actor: Actor): Promise<HealthReport> {
    await this.catalogueFor(actor);
    return this.health.report();
  }

  /** The catalogue, for the one client that it names; nobody else may know what anybody's data was used for. */
  private async catalogueFor(actor: Actor): Promise<TrackerCatalogue> {
    const catalogue = await this.catalogues.get();
    if (mayTrack(actor, catalogue)) return catalogue;
    throw new Forbidden({ detail: 'Only the client that the catalogue names as its data tracker may ask here.' });
  }
}

function assertPeriod({ from, to }: Period): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new InvalidRequest({ errors: [{ pointer: '/periodEnd', detail: 'must not be earlier than periodStart' }] });
}
