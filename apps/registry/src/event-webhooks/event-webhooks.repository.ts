import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { WebhookStanding } from './webhook-standing';

/** A webhook as it is seen from outside. */
export interface WebhookState extends WebhookStanding {
  readonly lastNumber: number;
  /** Whether somebody sends at this moment. */
  readonly sending: boolean;
}

/** A webhook that one process has taken to send to. */
export interface WebhookClaim {
  readonly agency: string;
  readonly claim: number;
  readonly delivered: number;
  readonly failures: number;
}

export interface Redelivery {
  readonly agency: string;
  readonly clientId: string;
  readonly idempotencyKey: string;
  readonly after: number;
}

const STANDING = `coalesce(w.delivered, 0)::float8 AS delivered, w.delivered_at AS "deliveredAt",
  coalesce(w.failures, 0) AS failures, w.failing_since AS "failingSince", w.last_failure AS "lastFailure",
  coalesce(w.due_at, now()) AS "dueAt"`;
const STATE = prepared(
  'event-webhook-state',
  `SELECT ${STANDING}, coalesce(feed.last_number, 0)::float8 AS "lastNumber",
     coalesce(w.leased_until > clock_timestamp(), false) AS sending
   FROM (SELECT $1::text AS agency) AS given
   LEFT JOIN feed ON feed.agency = given.agency LEFT JOIN event_webhook w ON w.agency = given.agency`,
);
/** A row that is born by this is taken the next time. */
const CLAIM = prepared(
  'event-webhook-claim',
  `WITH born AS (
     INSERT INTO event_webhook (agency)
     SELECT given.agency FROM unnest($1::text[]) AS given (agency)
     WHERE NOT EXISTS (SELECT FROM event_webhook known WHERE known.agency = given.agency)
     ON CONFLICT DO NOTHING
   )
   UPDATE event_webhook AS w
   SET claims = w.claims + 1, leased_until = clock_timestamp() + $2 * interval '1 second'
   FROM (
     SELECT waiting.agency FROM event_webhook AS waiting JOIN feed ON feed.agency = waiting.agency
     WHERE waiting.agency = ANY ($1) AND feed.last_number > coalesce(waiting.delivered, 0)
       AND waiting.due_at <= clock_timestamp() AND waiting.leased_until <= clock_timestamp()
     ORDER BY waiting.due_at
     LIMIT 1
     FOR UPDATE OF waiting SKIP LOCKED
   ) AS next
   WHERE w.agency = next.agency
   RETURNING w.agency, w.claims::float8 AS claim, coalesce(w.delivered, 0)::float8 AS delivered, w.failures`,
);
const HOLD = prepared(
  'event-webhook-hold',
  `SELECT ${STANDING}, w.moved_claim IS NOT DISTINCT FROM w.claims AS moved, clock_timestamp() AS now
   FROM event_webhook w WHERE w.agency = $1 AND w.claims = $2 FOR UPDATE`,
);
const SETTLE = prepared(
  'event-webhook-settle',
  `UPDATE event_webhook
   SET delivered = nullif($2::bigint, 0), delivered_at = $3, failures = $4, failing_since = $5, last_failure = $6,
     due_at = $7, leased_until = clock_timestamp()
   WHERE event_webhook.agency = $1`,
);
const ASKED = prepared(
  'event-redelivery-insert',
  'INSERT INTO event_redelivery (agency, client_id, idempotency_key, after) VALUES ($1, $2, $3, $4)',
);
const EARLIER = prepared(
  'event-redelivery-earlier',
  `SELECT r.after::float8 AS after FROM event_redelivery r
   WHERE r.agency = $1 AND r.client_id = $2 AND r.idempotency_key = $3`,
);
/** The lease stays: whoever sends is not joined by another. */
const MOVE = prepared(
  'event-webhook-move',
  `INSERT INTO event_webhook AS w (agency, delivered) VALUES ($1, nullif($2::bigint, 0))
   ON CONFLICT (agency) DO UPDATE
   SET delivered = excluded.delivered, moved_claim = w.claims, due_at = clock_timestamp(), failures = 0,
     failing_since = NULL, last_failure = NULL`,
);
const WAITING = prepared(
  'event-webhooks-waiting',
  `SELECT given.agency, (coalesce(feed.last_number, 0) - coalesce(w.delivered, 0))::float8 AS waiting,
     coalesce(extract(epoch FROM clock_timestamp() - w.failing_since), 0)::float8 AS "failingSeconds"
   FROM unnest($1::text[]) AS given (agency)
   LEFT JOIN feed ON feed.agency = given.agency LEFT JOIN event_webhook w ON w.agency = given.agency`,
);

export interface Backlog {
  readonly agency: string;
  readonly waiting: number;
  readonly failingSeconds: number;
}

type HeldWebhook = WebhookStanding & { readonly moved: boolean; readonly now: Date };

/** How far the webhooks have come, and who sends to them. */
@Injectable()
export class EventWebhooksRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async state(agency: string): Promise<WebhookState> {
    const [state] = await this.database.query<WebhookState>(STATE, [agency]);
    if (state === undefined) throw new Error('A query that always has one row had none.');
    return state;
  }

  /** Takes the webhook that has waited longest of those to which something is to be sent and nobody sends. */
  async claim(agencies: readonly string[], leaseSeconds: number): Promise<WebhookClaim | undefined> {
    const [claim] = await this.database.query<WebhookClaim>(CLAIM, [agencies, leaseSeconds]);
    return claim;
  }

  /** Ends a turn and gives the webhook back. @returns false when it is somebody else's by now */
  async settle(
    { agency, claim }: { readonly agency: string; readonly claim: number },
    decide: (held: HeldWebhook) => WebhookStanding,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [held] = await tx.query<HeldWebhook>(HOLD, [agency, claim]);
      if (held === undefined) return false;
      const { delivered, deliveredAt, failures, failingSince, lastFailure, dueAt } = decide(held);
      await tx.query(SETTLE, [agency, delivered, deliveredAt, failures, failingSince, lastFailure, dueAt]);
      return true;
    });
  }

  /** @throws pg's error with the constraint event_redelivery_pk when the call was made before */
  async move({ agency, clientId, idempotencyKey, after }: Redelivery): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(ASKED, [agency, clientId, idempotencyKey, after]);
      await tx.query(MOVE, [agency, after]);
    });
  }

  /** What an earlier call with this key asked for. */
  async earlier({ agency, clientId, idempotencyKey }: Omit<Redelivery, 'after'>): Promise<number | undefined> {
    const [row] = await this.database.query<{ after: number }>(EARLIER, [agency, clientId, idempotencyKey]);
    return row?.after;
  }

  backlog(agencies: readonly string[]): Promise<Backlog[]> {
    return this.database.query<Backlog>(WAITING, [agencies]);
  }
}
