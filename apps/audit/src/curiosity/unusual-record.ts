import { Injectable } from '@nestjs/common';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { newEvent, Outbox, type OutboxEvent, Relay } from '@askonce/messaging';
import { Metrics } from '@askonce/observability';
import type { Counter } from 'prom-client';
import type { Lookup } from './lookup';
import { LookupsRepository } from './lookups.repository';
import type { Unusual } from './rules';

type LookupsUnusual = DataOf<typeof EVENTS.lookupsUnusual>;

/** What is unusual becomes a fact like any other, and takes the same way into the log. */
@Injectable()
export class UnusualRecord {
  private readonly found: Counter<'rule'>;

  constructor(
    private readonly database: Database,
    private readonly repository: LookupsRepository,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
    metrics: Metrics,
  ) {
    this.found = metrics.counter(
      'askonce_audit_unusual_lookups_total',
      'Times that an official or a system broke a rule about look-ups, once per rule and window',
      ['rule'],
    );
  }

  /** Once per rule, looker and window, and person where the rule is about one; among all instances. */
  async add(unusual: Unusual, lookup: Lookup): Promise<void> {
    const isNew = await this.database.transaction(async (tx) => {
      if (!(await this.repository.report(tx, unusual))) return false;
      await this.outbox.append(tx, [toldOf(unusual, lookup)]);
      return true;
    });
    if (!isNew) return;
    this.found.inc({ rule: unusual.code });
    this.relay.wake();
  }
}

function toldOf(
  { code, looker, window, aboutSubject, figures }: Unusual,
  { role, system, at }: Lookup,
): OutboxEvent<LookupsUnusual> {
  const { agency, kind, id } = looker;
  const data: LookupsUnusual = {
    actor: { role, clientId: system, agency },
    agency,
    ...(kind === 'official' && { official: id }),
    code,
    from: window.from.toISOString(),
    until: window.until.toISOString(),
    ...figures,
    ...(aboutSubject !== undefined && { aboutSubject }),
  };
  return newEvent(EVENTS.lookupsUnusual, { source: '/audit', key: system, time: at, data });
}
