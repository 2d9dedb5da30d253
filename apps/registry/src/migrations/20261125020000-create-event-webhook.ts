import type { Migration } from '@askonce/database';

/** How far each agency's webhook has taken the agency's feed. */
export const createEventWebhook: Migration = {
  name: '20261125020000-create-event-webhook',
  up: `
CREATE TABLE event_webhook (
  agency text NOT NULL,
  delivered bigint,
  delivered_at timestamptz,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz NOT NULL DEFAULT now(),
  claims bigint NOT NULL DEFAULT 0,
  moved_claim bigint,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  last_failure text,
  CONSTRAINT event_webhook_pk PRIMARY KEY (agency),
  CONSTRAINT event_webhook_delivered_fk FOREIGN KEY (agency, delivered) REFERENCES feed_entry (agency, number),
  CONSTRAINT event_webhook_claims_ck CHECK (claims >= 0 AND moved_claim <= claims),
  CONSTRAINT event_webhook_failures_ck CHECK (failures >= 0
    AND (failures > 0) = (failing_since IS NOT NULL) AND (failures > 0) = (last_failure IS NOT NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE event_webhook IS 'One row per agency that has, or once had, a webhook for its feed: the number up to which it has taken the entries, and who is sending.';
COMMENT ON COLUMN event_webhook.delivered IS 'The entry after which sending goes on; null before the first.';
COMMENT ON COLUMN event_webhook.leased_until IS 'Until then whoever took it sends, and nobody else.';
COMMENT ON COLUMN event_webhook.claims IS 'How often it was taken; who took it may say how it went only while the number is still theirs.';
COMMENT ON COLUMN event_webhook.moved_claim IS 'The taking during or after which the agency chose where to go on: what that one has sent moves nothing.';

CREATE TABLE event_redelivery (
  agency text NOT NULL,
  client_id text NOT NULL,
  idempotency_key text NOT NULL,
  after bigint NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT event_redelivery_pk PRIMARY KEY (agency, client_id, idempotency_key),
  CONSTRAINT event_redelivery_after_ck CHECK (after >= 0)
);
COMMENT ON TABLE event_redelivery IS 'Each time an agency chose after which number its webhook goes on, so that a repeated call is one call.';

GRANT SELECT, INSERT, UPDATE ON event_webhook TO askonce_registry;
GRANT SELECT, INSERT ON event_redelivery TO askonce_registry;
`,
  down: 'DROP TABLE event_redelivery, event_webhook;',
};
