/** The topics of architecture §7; a deployment may put a prefix before each. */
export const TOPICS = {
  evidence: 'askonce.evidence.v1',
  fetch: 'askonce.fetch.v1',
  fetched: 'askonce.fetched.v1',
  delivery: 'askonce.delivery.v1',
  audit: 'askonce.audit.v1',
  journey: 'askonce.journey.v1',
} as const;

export type Topic = (typeof TOPICS)[keyof typeof TOPICS];
