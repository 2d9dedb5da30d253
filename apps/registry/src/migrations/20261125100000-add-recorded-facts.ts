import type { Migration } from '@askonce/database';

/** Facts, releases and denials in the order of the ids of their events, as whoever compares them with the log reads them. */
export const addRecordedFacts: Migration = {
  name: '20261125100000-add-recorded-facts',
  up: `
CREATE INDEX fact_event_ix ON fact (event_id);
CREATE INDEX release_event_ix ON release (event_id);
CREATE INDEX evidence_request_denied_ix ON evidence_request (event_id) WHERE status = 'denied';
`,
  down: 'DROP INDEX evidence_request_denied_ix, release_event_ix, fact_event_ix;',
};
