import fc from 'fast-check';
import { type LawfulBasis, PROVENANCES, type Provenance } from '@askonce/contracts';

/** What a document must be to do for a requirement. */
export interface Demand {
  readonly maxAgeDays?: number;
  readonly provenance?: Provenance;
}

export type List = readonly string[];

export interface WorldType {
  readonly id: string;
  readonly issuers: readonly string[];
  /** Whom a machine can ask for it. */
  readonly source?: string;
  readonly validityDays?: number;
  readonly askDays: number;
}

export interface WorldRequirement extends Demand {
  readonly id: string;
  readonly lists: readonly List[];
}

export interface WorldPurpose {
  readonly id: string;
  readonly agency: string;
  readonly procedure: string;
  readonly types: readonly string[];
  readonly basis: LawfulBasis;
  readonly days: number;
}

/** A small catalogue. Its ids begin with the world's name, so that many worlds have room in one registry. */
export interface World {
  readonly name: string;
  /** Those that ask; the last one is suspended. */
  readonly agencies: readonly string[];
  readonly suspended: string;
  /** It issues, and its machine can be asked; it asks for nothing. */
  readonly register: string;
  readonly types: readonly WorldType[];
  readonly requirements: readonly WorldRequirement[];
  readonly purposes: readonly WorldPurpose[];
  readonly people: number;
}

const AGENCIES = ['housing', 'school', 'tax', 'social', 'library'];
const TYPES = ['birth', 'residence', 'income', 'diploma'];
const REQUIREMENTS = 8;

/**
 * All periods are whole days, and time passes by whole days: nothing ends between two commands by itself. Where periods
 * are even, their halves are whole as well.
 */
const LIVES = { validity: [20, 90], ask: [6, 30], consent: [10, 60, 200], age: [10, 30] } as const;

const aType = (name: string, id: string): fc.Arbitrary<WorldType> =>
  fc
    .record({
      hasSource: fc.boolean(),
      issuer: fc.constantFrom(undefined, ...AGENCIES.slice(0, 2)),
      validityDays: fc.constantFrom(undefined, ...LIVES.validity),
      askDays: fc.constantFrom(...LIVES.ask),
    })
    .map(({ hasSource, issuer, validityDays, askDays }) => ({
      id: `${name}-${id}`,
      issuers: [`${name}-register`, ...(issuer === undefined ? [] : [`${name}-${issuer}`])],
      askDays,
      ...(hasSource && { source: `${name}-register` }),
      ...(validityDays !== undefined && { validityDays }),
    }));

/** What is not every requirement's concern is some requirement's in each world. */
const aRequirement = (name: string, number: number): fc.Arbitrary<WorldRequirement> =>
  fc
    .record({
      lists: fc.uniqueArray(fc.subarray(TYPES, { minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 3,
        selector: String,
      }),
      maxAgeDays: number % 3 === 1 ? fc.constantFrom(...LIVES.age) : fc.constant(undefined),
      provenance: number % 4 === 2 ? fc.constantFrom(...PROVENANCES) : fc.constant(undefined),
    })
    .map(({ lists, maxAgeDays, provenance }) => ({
      id: `${name}-requirement-${number}`,
      lists: lists.map((list) => list.map((type) => `${name}-${type}`)),
      ...(maxAgeDays !== undefined && { maxAgeDays }),
      ...(provenance !== undefined && { provenance }),
    }));

const aPurpose = (name: string, agency: string): fc.Arbitrary<WorldPurpose> =>
  fc
    .record({
      types: fc.subarray(TYPES, { minLength: 2 }),
      isBroad: fc.constantFrom(true, true, false),
      basis: fc.constantFrom('consent', 'consent', 'consent', 'public_task', 'legal_obligation', 'vital_interest'),
      days: fc.constantFrom(...LIVES.consent),
    })
    .map(({ types, isBroad, basis, days }) => ({
      id: `${name}-${agency}-purpose`,
      agency: `${name}-${agency}`,
      procedure: `${name}-${agency}-procedure`,
      types: (isBroad ? TYPES : types).map((type) => `${name}-${type}`),
      basis: basis,
      days,
    }));

export const aWorld = (name: string): fc.Arbitrary<World> =>
  fc
    .record({
      types: fc.tuple(...TYPES.map((id) => aType(name, id))),
      requirements: fc.tuple(...Array.from({ length: REQUIREMENTS }, (_, number) => aRequirement(name, number))),
      purposes: fc.tuple(...AGENCIES.map((agency) => aPurpose(name, agency))),
      people: fc.integer({ min: 1, max: 3 }),
    })
    .map((drawn) => ({
      name,
      agencies: AGENCIES.map((agency) => `${name}-${agency}`),
      suspended: `${name}-${AGENCIES.at(-1)!}`,
      register: `${name}-register`,
      ...drawn,
    }));
