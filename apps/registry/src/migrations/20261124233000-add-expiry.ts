import type { Migration } from '@askonce/database';

/** What ends documents, consents, asks, fetches and requests by time, and how that which is due is found. */
export const addExpiry: Migration = {
  name: '20261124233000-add-expiry',
  up: `
ALTER TABLE document DROP CONSTRAINT document_status_ck;
ALTER TABLE document ADD CONSTRAINT document_status_ck
  CHECK (status IN ('current', 'superseded', 'removed', 'revoked', 'expired'));

ALTER TABLE consent ADD COLUMN noticed_for timestamptz;
COMMENT ON COLUMN consent.noticed_for IS
  'The end of the period of which the person was told that it comes: while it equals valid_until, nothing is told again; a renewal moves valid_until.';

CREATE INDEX document_due_ix ON document (valid_until) WHERE status = 'current' AND valid_until IS NOT NULL;
CREATE INDEX pursuit_due_ix ON pursuit (kind, deadline) WHERE closed_at IS NULL;
CREATE INDEX evidence_request_due_ix ON evidence_request (expires_at)
  WHERE status IN ('consent_pending', 'fetching', 'asking');
CREATE INDEX consent_due_ix ON consent (valid_until) WHERE status IN ('given', 'paused');
CREATE INDEX consent_notice_ix ON consent (valid_until)
  WHERE status = 'given' AND noticed_for IS DISTINCT FROM valid_until;
`,
  down: `
DROP INDEX consent_notice_ix, consent_due_ix, evidence_request_due_ix, pursuit_due_ix, document_due_ix;
ALTER TABLE consent DROP COLUMN noticed_for;
ALTER TABLE document DROP CONSTRAINT document_status_ck;
UPDATE document SET status = 'superseded' WHERE status = 'expired';
ALTER TABLE document ADD CONSTRAINT document_status_ck CHECK (status IN ('current', 'superseded', 'removed', 'revoked'));
`,
};
