import { Inject, Injectable } from '@nestjs/common';
import type { AskOnceEvent } from '@askonce/contracts';
import { instantOf } from '../log/instant-of';
import { isUuid } from '../log/is-uuid';
import { lookupOf } from './lookup-of';
import { LookupsRepository } from './lookups.repository';
import { type Thresholds, unusualIn } from './rules';
import { UnusualRecord } from './unusual-record';

export const THRESHOLDS = Symbol('THRESHOLDS');

/** Notices who looks people up in an unusual way. It refuses nothing: that is for people who read the log. */
@Injectable()
export class CuriosityGuard {
  constructor(
    private readonly repository: LookupsRepository,
    private readonly record: UnusualRecord,
    @Inject(THRESHOLDS) private readonly usual: Thresholds,
  ) {}

  /** Counts by the time of the event itself, so an event that comes again or late changes nothing. */
  async noteLookup(event: AskOnceEvent): Promise<void> {
    const lookup = lookupOf(event);
    if (lookup === undefined) return;
    await this.repository.record(lookup);
    const tallies = await this.repository.tallies(lookup);
    const broken = tallies.flatMap((seen) => unusualIn(lookup, { ...seen, usual: this.usual }));
    for (const unusual of broken) await this.record.add(unusual, lookup);
  }

  /** Something changed on which releases depend: who looks at this person now has a reason to. */
  async noteChange({ subject, time }: AskOnceEvent): Promise<void> {
    const at = instantOf(time);
    if (subject === undefined || !isUuid(subject) || at === undefined) return;
    await this.repository.recordChange(subject, new Date(at));
  }
}
