import { type AskOnceEvent, type DataOf, type EventDefinition, EVENTS } from '@askonce/contracts';
import type { FeedEntry } from './feed-entry';
import { noticeOf } from './notices';

const REQUEST_IDS = [EVENTS.evidenceReleased.example.requestId];

interface Told {
  readonly definition: EventDefinition;
  readonly data: object;
}

type Changes<D> = { readonly [K in keyof D]?: D[K] | undefined };

const told = <E extends EventDefinition>(definition: E, data: Changes<DataOf<E>> = {}): Told => ({
  definition,
  data: { ...definition.example, ...data },
});

/** Facts as the contracts show them, so that there is each type of entry. */
const FACTS: readonly Told[] = [
  told(EVENTS.evidenceRequested),
  told(EVENTS.evidenceReleased),
  told(EVENTS.evidenceDenied),
  told(EVENTS.releaseObjected),
  told(EVENTS.consentChanged),
  told(EVENTS.consentChanged, { transition: 'refusal', to: 'refused', validUntil: undefined }),
  told(EVENTS.consentChanged, { transition: 'withdrawal', to: 'withdrawn' }),
  told(EVENTS.consentChanged, { transition: 'pause', to: 'paused' }),
  told(EVENTS.consentChanged, { transition: 'resumption', to: 'given' }),
  told(EVENTS.consentChanged, { transition: 'renewal', to: 'given' }),
  told(EVENTS.consentExpiring),
  told(EVENTS.consentChanged, { transition: 'expiry', from: 'given', to: 'expired' }),
  told(EVENTS.documentEnded),
  told(EVENTS.documentEnded, { how: 'revoked', reason: 'issued_in_error' }),
  told(EVENTS.documentEnded, { how: 'replaced' }),
  told(EVENTS.documentEnded, { how: 'expired' }),
  told(EVENTS.questionAsked),
  told(EVENTS.askedAgainReported),
  told(EVENTS.subjectErased),
];

/** An agency's feed in which each type occurs, made by the same table as the real ones; the documentation shows it. */
export const FEED_EXAMPLES: readonly FeedEntry[] = FACTS.flatMap(({ definition, data }, index) => {
  const event: AskOnceEvent = {
    id: `0193d9a4-0000-7000-8000-0000000001${String(index + 1).padStart(2, '0')}`,
    type: definition.type,
    source: '/registry',
    time: `2026-11-22T09:00:${String(index).padStart(2, '0')}.000Z`,
    data,
  };
  const said = noticeOf(event)?.say(REQUEST_IDS);
  return said === undefined ? [] : [{ number: index + 1, id: event.id, time: event.time, ...said }];
});
