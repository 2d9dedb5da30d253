import { defineProblem } from '@askonce/problems';

export const NoEventWebhook = defineProblem({
  slug: 'no-event-webhook',
  status: 404,
  title: 'The agency has no webhook for events',
  mend: 'Read the feed by GET /v1/events, or have the steward give the active agency an `events` webhook in the catalogue.',
});
