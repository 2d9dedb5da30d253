import type { Ask, ConsentInFull, Overview } from '@askonce/client';
import { aConsent, aStep } from '../consents/a-consent.fixture';
import type { Called } from '../portal.fixture';

const ID = aConsent().id;
const PATH = `/v1/me/consents/${ID}`;
const NOTHING = { count: 0, items: [] };
const OVERVIEW: Overview = {
  asks: NOTHING,
  requestedConsents: NOTHING,
  sharing: NOTHING,
  waitingRequests: NOTHING,
  decisions: NOTHING,
  documents: { ...NOTHING, releases: 0 },
  questions: { count: 0, overdue: 0 },
};
const ERASURE = {
  erasedAt: '2026-11-25T12:00:00.000Z',
  erased: [{ what: 'identity', description: 'x' }],
  kept: [{ what: 'agency_issued', why: 'x', authority: 'District Court', until: '2028-01-01T00:00:00.000Z' }],
};

/** What a registry holds of one person, who is called ada. */
export interface Held {
  readonly consent: ConsentInFull;
  readonly asks: readonly Ask[];
  /** The problem with which it answers whatever would change something. */
  readonly refuses?: string;
}

export const problem = (slug: string, status: number) => ({
  status,
  body: { type: `urn:askonce:problem:${slug}`, title: slug, status },
});

export function answerOf({ consent, asks, refuses }: Held, { method, path, person }: Called) {
  if (person !== 'ada') return undefined;
  if (method === 'POST' && refuses !== undefined) return problem(refuses, 409);
  if (path.startsWith(PATH)) return { body: consent };
  if (path.startsWith('/v1/me/consents')) return { body: { items: [consent] } };
  const bodies: Readonly<Record<string, object>> = {
    '/v1/me/asks': { items: asks },
    '/v1/me/export': { everything: true },
    '/v1/me/erasure': ERASURE,
    '/v1/me/overview': OVERVIEW,
  };
  const body = bodies[path];
  return body && { body };
}

/** Two fields, one of which only answers a question, with values of which one is hostile. */
export const aRequestedConsent = (): ConsentInFull =>
  aConsent({
    status: 'requested',
    allowedTransitions: ['grant', 'refusal'],
    fields: ['name', 'over-18'],
    wholeDocument: false,
    answers: [{ field: 'over-18', name: { en: 'Whether you are 18 or older' } }],
    values: { name: '<b>Ada</b> & "co"', 'over-18': true },
    history: [aStep('request', 'requested', '2026-11-20T08:00:00.000Z', 1)],
  });
