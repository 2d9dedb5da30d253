import type { ConsentStatus, ConsentTransition } from '@askonce/contracts';
import { type Answered, consentSeen, KEY_REUSED, NOT_FOUND, problem } from './true-answers.fixture';
import { callBefore, keep } from './true-calls.fixture';
import type { TrueLife } from './true-life.fixture';
import { DAY, type TrueConsent, type TruePursuit } from './true-things.fixture';

/** What a person can do from where, and where that leads. */
const WAYS: Readonly<Record<ConsentTransition, readonly [from: readonly ConsentStatus[], to: ConsentStatus]>> = {
  grant: [['requested', 'refused', 'withdrawn'], 'given'],
  refusal: [['requested'], 'refused'],
  withdrawal: [['given', 'paused'], 'withdrawn'],
  pause: [['given'], 'paused'],
  resumption: [['paused'], 'given'],
  renewal: [['given'], 'given'],
};

export const allowedFrom = (status: ConsentStatus): string[] =>
  Object.entries(WAYS).flatMap(([transition, [from]]) => (from.includes(status) ? [transition] : []));

/** @returns how to do it, if it is allowed */
export function changeMind(life: TrueLife, consent: TrueConsent, transition: ConsentTransition) {
  const [from, to] = WAYS[transition];
  if (!from.includes(consent.status)) return undefined;
  return () => {
    const now = life.person.now();
    consent.decidedAt = now;
    if (transition === 'grant' || transition === 'renewal') {
      const { days } = life.world.purposes.find(({ id }) => id === consent.purpose)!;
      consent.validUntil = now + days * DAY;
      consent.noticed = false;
    }
    life.changeConsent(consent, to);
  };
}

interface Transit {
  readonly transition: ConsentTransition;
  readonly alsoFor: readonly TrueConsent[];
  readonly key: string;
}

/** All of them or none. */
export function transit(life: TrueLife, consent: TrueConsent | undefined, change: Transit): Answered {
  const { person } = life;
  const { transition, alsoFor, key } = change;
  if (consent === undefined) return NOT_FOUND;
  const all = [consent, ...alsoFor];
  const call = { key: `${transition} ${key}`, said: String(all.map((each) => person.consents.indexOf(each))) };
  const before = callBefore(person, call);
  if (before === 'other') return KEY_REUSED;
  if (before === undefined) {
    const changes = [...new Set(all)].map((each) => changeMind(life, each, transition));
    if (changes.includes(undefined)) return problem(409, 'transition-not-allowed');
    for (const change of changes) change!();
    keep(person, call, {});
  }
  return { status: 200, says: consentSeen(consent) };
}

/** Who waits for it is then denied; who asks later opens a new ask. */
export function decline(
  life: TrueLife,
  ask: TruePursuit | undefined,
  { reason, key }: { reason: string; key: string },
): Answered {
  const { person } = life;
  if (ask === undefined) return NOT_FOUND;
  const call = { key: `decline ${key}`, said: `${person.pursuits.indexOf(ask)} ${reason}` };
  const before = callBefore(person, call);
  if (before === 'other') return KEY_REUSED;
  if (before === undefined) {
    if (ask.closedAt !== undefined) return NOT_FOUND;
    life.close(ask, 'declined', person.now());
    keep(person, call, {});
  }
  return { status: 200, says: { outcome: 'declined' } };
}
