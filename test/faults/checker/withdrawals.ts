import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import { lives } from './pursuits';
import type { Snapshot } from './snapshot';

/** In the order of the facts, nothing rests on a consent that is not given at that moment. */
export function* nothingAfterWithdrawal(_history: readonly Operation[], { facts, releases }: Snapshot) {
  const byEvent = Map.groupBy(releases, ({ eventId }) => eventId);
  const byId = new Map(releases.map((release) => [release.id, release]));
  for (const life of lives(facts)) {
    const consents = new Map<string, string>();
    for (const { type, data, eventId, sequence, subjectRef } of life) {
      if (type === EVENTS.consentChanged.type) consents.set(String(data.consentId), String(data.to));
      const rests =
        type === EVENTS.evidenceReleased.type
          ? (byEvent.get(eventId) ?? [])
          : type === EVENTS.evidenceRead.type
            ? [byId.get(String(data.releaseId))]
            : [];
      for (const release of rests) {
        const consent = release?.consentId ?? null;
        if (consent === null || consents.get(consent) === 'given') continue;
        yield `${subjectRef}: fact ${sequence} (${type}) rests on a consent that is ${consents.get(consent) ?? 'unknown'}`;
      }
    }
  }
}

const ENDS: readonly string[] = ['withdrawal', 'pause', 'refusal'];
const GIVES: readonly string[] = ['grant', 'resumption', 'renewal'];

/**
 * By the clients' clock: a call that began after a withdrawal was acknowledged, and ended before anybody tried to give the
 * consent again, sees no evidence that rests on it.
 */
export function* noneSeenAfterWithdrawal(history: readonly Operation[], { releases, consents }: Snapshot) {
  const requestsOf = Map.groupBy(releases, ({ consentId }) => consentId ?? '');
  const tries = history.filter(({ deed }) => deed === 'transit' || deed === 'grant');
  const mayGive = (call: Operation, consentId: string) =>
    call.outcome !== 'refused' &&
    (call.grants?.includes(consentId) === true || (call.consentId === consentId && GIVES.includes(call.transition!)));
  for (const { id } of consents) {
    const resting = new Set((requestsOf.get(id) ?? []).map(({ requestId }) => requestId));
    const reads = history.filter(
      ({ deed, outcome, requestId }) => deed === 'read' && outcome === 'ok' && resting.has(requestId!),
    );
    for (const end of tries.filter(
      ({ consentId, outcome, transition, repeats }) =>
        consentId === id && outcome === 'ok' && ENDS.includes(transition!) && repeats === undefined,
    )) {
      const again = Math.min(
        ...tries.filter((call) => mayGive(call, id) && call.endedAt > end.calledAt).map(({ calledAt }) => calledAt),
      );
      for (const read of reads)
        if (read.calledAt > end.endedAt && read.endedAt < again)
          yield `call ${read.n} read what rests on consent ${id} after call ${end.n} had ended it`;
    }
  }
}
