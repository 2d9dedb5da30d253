import type { Consent } from '@askonce/client';

/** What a person does with a consent that they have decided on before. */
export const STEPS = ['withdrawal', 'pause', 'resumption', 'renewal', 'grant'] as const;
export type Step = (typeof STEPS)[number];

/** What follows from each, in the order in which it is said: the keys of sentences. */
export const CONSEQUENCES: Readonly<Record<Step, readonly string[]>> = {
  withdrawal: ['sees', 'waiting', 'again'],
  pause: ['sees', 'waiting', 'until'],
  resumption: ['sees', 'until'],
  renewal: ['sees', 'until'],
  grant: ['sees', 'until', 'stop'],
};

/** What may be done now; a first decision has its own page. */
export const stepsOf = ({ status, allowedTransitions }: Pick<Consent, 'status' | 'allowedTransitions'>): Step[] =>
  status === 'requested' ? [] : STEPS.filter((step) => allowedTransitions.includes(step));

const DAY_MS = 86_400_000;

/** Until when a consent would last after a step that is taken now; undefined where nobody can say any more. */
export function lastsUntil(
  { validUntil, purpose }: Pick<Consent, 'validUntil' | 'purpose'>,
  step: Step,
  now: number,
): string | undefined {
  if (step !== 'grant' && step !== 'renewal') return validUntil;
  const { maxValidityDays } = purpose;
  return maxValidityDays === undefined ? undefined : new Date(now + maxValidityDays * DAY_MS).toISOString();
}
