import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '@askonce/auth';
import { Database } from '@askonce/database';
import { Outbox, Relay } from '@askonce/messaging';
import { Forbidden, IdempotencyKeyReused, InvalidRequest } from '@askonce/problems';
import { v7 as uuidv7 } from 'uuid';
import { SearchRecord } from '../entries/search-record';
import type { Finding } from './comparison/findings';
import type { Reconciliation } from './reconciliation';
import { requestedEvent } from './reconciliation-events';
import { ReconciliationNotFound } from './reconciliations.problems';
import { type NewReconciliation, ReconciliationsRepository } from './reconciliations.repository';

/** A leap year, and a day for time zones. */
const LONGEST_DAYS = 367;
const DAY_MS = 86_400_000;

export interface ReconciliationCall {
  readonly reason: string;
  readonly from: Date;
  /** Excluded. What has not happened yet is not compared. */
  readonly to: Date;
  readonly idempotencyKey?: string;
}

export interface ReconciliationSeen {
  readonly reconciliation: Reconciliation;
  /** Known once it has ended. */
  readonly findings?: readonly Finding[];
}

/** Comparisons of registry and log that auditors ask for; workers make them. */
@Injectable()
export class ReconciliationsService {
  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationsRepository,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
    private readonly record: SearchRecord,
  ) {}

  /** @throws InvalidRequest for a period that is none, or too long; IdempotencyKeyReused */
  async request(actor: Actor, call: ReconciliationCall): Promise<ReconciliationSeen> {
    if (!hasRole(actor, 'auditor')) throw new Forbidden();
    assertPeriod(call);
    const wanted = wantedBy(actor, call);
    const made = await this.database.transaction(async (tx) => {
      const added = await this.repository.add(tx, wanted);
      if (added !== undefined) await this.outbox.append(tx, [requestedEvent(actor, added)]);
      return added;
    });
    if (made === undefined) return this.seenAgain(actor, wanted);
    this.relay.wake();
    return { reconciliation: made };
  }

  /** What it found is shown once it has ended; whoever sees it is recorded. @throws ReconciliationNotFound */
  async get(actor: Actor, id: string): Promise<ReconciliationSeen> {
    if (!hasRole(actor, 'auditor')) throw new Forbidden();
    const reconciliation = await this.repository.find(id);
    if (reconciliation === undefined) throw new ReconciliationNotFound();
    if (reconciliation.endedAt === null) return { reconciliation };
    const findings = await this.repository.findings(id);
    const reason = 'The findings of a reconciliation read by its id';
    await this.record.add(actor, { reason, filters: ['reconciliation'], results: findings.length });
    return { reconciliation, findings };
  }

  private async seenAgain(actor: Actor, wanted: NewReconciliation): Promise<ReconciliationSeen> {
    const earlier = await this.repository.ofCall(this.database, wanted);
    if (earlier?.callBody !== wanted.callBody) throw new IdempotencyKeyReused();
    return this.get(actor, earlier.id);
  }
}

function wantedBy({ clientId }: Actor, { reason, from, to, idempotencyKey }: ReconciliationCall): NewReconciliation {
  return {
    id: uuidv7(),
    clientId,
    reason,
    from,
    to,
    callKey: idempotencyKey === undefined ? null : hash('sha256', idempotencyKey, 'base64url'),
    callBody: hash('sha256', JSON.stringify([reason, from, to]), 'base64url'),
    position: { stage: 'facts', span: 0, after: null },
  };
}

function assertPeriod({ from, to }: ReconciliationCall): void {
  if (from >= to) throw new InvalidRequest({ errors: [{ pointer: '/to', detail: 'must be later than from' }] });
  if (to.getTime() - from.getTime() <= LONGEST_DAYS * DAY_MS) return;
  const detail = `must be within ${LONGEST_DAYS} days of from: compare a longer time in several parts`;
  throw new InvalidRequest({ errors: [{ pointer: '/to', detail }] });
}
