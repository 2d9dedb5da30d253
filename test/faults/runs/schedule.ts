import { ASKING } from '../../../apps/registry/src/catalogue-of-the-story.fixture';
import { mulberry32 } from '../../../apps/registry/src/concurrency/random-schedule.fixture';
import { ROLES } from '../stack/service-instance';
import { drawFault, type FaultKind, type PlannedFault } from './planned-faults';

/** What a client can do; `repeat` does something of before once more, with the same Idempotency-Key. */
export const DEEDS = [
  'ask',
  'cancel',
  'read',
  'reject',
  'give',
  'grant',
  'transit',
  'decline',
  'remove',
  'erase',
  'repeat',
] as const;
export type Deed = (typeof DEEDS)[number];

/** One step of a client. What it is done to is picked when it is done, from what there is then. */
export interface PlannedStep {
  readonly deed: Deed;
  /** Which of the people of the run. */
  readonly person: number;
  readonly agency: string;
  readonly requirement: string;
  readonly transition: string;
  /** Between 0 and 1: which one of those that it can be done to. */
  readonly pick: number;
  /** How old a document is that is given. */
  readonly days: number;
  /** Which instance is called. */
  readonly instance: number;
  readonly pauseMs: number;
}

export interface Schedule {
  readonly seed: number;
  readonly people: number;
  readonly clients: readonly (readonly PlannedStep[])[];
  readonly faults: readonly PlannedFault[];
}

export interface Size {
  readonly clients: number;
  readonly steps: number;
  readonly people: number;
  readonly faults: number;
  /** Milliseconds, at the most, between two steps of a client. */
  readonly pauses: number;
  /** Of which kinds the faults are; all unless told. */
  readonly kinds?: readonly FaultKind[];
}

export const RUN: Size = { clients: 5, steps: 36, people: 6, faults: 4, pauses: 60 };

const WEIGHTS: Readonly<Record<Deed, number>> = {
  ask: 24,
  cancel: 3,
  read: 16,
  reject: 3,
  give: 8,
  grant: 8,
  transit: 12,
  decline: 3,
  remove: 6,
  erase: 1,
  repeat: 16,
};
const REQUIREMENTS = [
  'proof-of-birth',
  'proof-of-birth',
  'fresh-proof-of-birth',
  'proof-of-residence',
  'proof-of-either',
  'proof-of-both',
] as const;
const TRANSITIONS = [
  'grant',
  'grant',
  'grant',
  'refusal',
  'withdrawal',
  'withdrawal',
  'pause',
  'resumption',
  'renewal',
];
const OLD_DAYS = 90;

export type Random = () => number;

/** Everything that a run does and suffers, by its seed alone. */
export function scheduleOf(seed: number, size: Size = RUN): Schedule {
  const random = mulberry32(seed);
  const clients = Array.from({ length: size.clients }, () =>
    Array.from({ length: size.steps }, () => drawStep(random, size)),
  );
  const all = size.clients * size.steps;
  const faults = Array.from({ length: size.faults }, () =>
    drawFault(random, { until: all, kinds: size.kinds, roles: ROLES }),
  );
  return { seed, people: size.people, clients, faults: faults.sort((a, b) => a.at - b.at) };
}

export const pickOf = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

function drawStep(random: Random, { people, pauses }: Size): PlannedStep {
  return {
    deed: drawDeed(random),
    person: Math.floor(random() * people),
    agency: pickOf(random, Object.keys(ASKING)),
    requirement: pickOf(random, REQUIREMENTS),
    transition: pickOf(random, TRANSITIONS),
    pick: random(),
    days: random() < 0.4 ? OLD_DAYS : 1,
    instance: random() < 0.5 ? 0 : 1,
    pauseMs: Math.floor(random() * pauses),
  };
}

function drawDeed(random: Random): Deed {
  let left = random() * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  return DEEDS.find((deed) => (left -= WEIGHTS[deed]) < 0) ?? 'ask';
}
