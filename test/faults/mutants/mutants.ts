import type { FaultKind } from '../runs/planned-faults';
import type { Size } from '../runs/schedule';
import type { Role } from '../stack/service-instance';

/** A piece of built code, and what a mutant has in its place. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A system that breaks a promise. */
export interface Mutant {
  readonly role: Role;
  readonly changes: readonly Change[];
  /** What stands behind the code in the registry's database is taken away as well. */
  readonly sql?: readonly string[];
  /** Under which circumstances it shows. */
  readonly size: Partial<Size>;
  readonly kinds: readonly FaultKind[];
  /** The violations by which it may show. */
  readonly shows: readonly string[];
}

const COMMIT = '/apps/registry/dist/subjects/commit.js';
const READ_PERSON = '/apps/registry/dist/subjects/read-person.js';
const RELAY = '/libs/messaging/dist/outbox/relay.js';
/** Many at once about few. */
const CROWDED: Partial<Size> = { clients: 12, people: 1, faults: 1, steps: 30, pauses: 0 };
const NO_INDEXES = ['pursuit_open_ask_uq', 'pursuit_open_fetch_uq', 'pursuit_open_uq'].map(
  (name) => `DROP INDEX ${name}`,
);
const GUARDS = [
  'a holding has one open ask or fetch',
  'nothing is asked or fetched beside a copy that satisfies',
  'no waiter is forgotten',
  'no release and no reading follows a withdrawal',
  'an acknowledged write is there, once',
];

/** What shows without a fault, and so at once, comes first. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'a join that misses the document': {
    role: 'registry',
    changes: [
      {
        file: READ_PERSON,
        from: `d.subject_ref = s.subject_ref AND d.status = 'current'`,
        to: `d.subject_ref = s.subject_ref AND d.status = 'current' AND d.created_at < now() - interval '1 hour'`,
      },
    ],
    size: { faults: 0 },
    kinds: ['kill'],
    shows: ['nothing is asked or fetched beside a copy that satisfies'],
  },
  'the id of an event is no key': {
    role: 'audit',
    changes: [
      {
        file: '/apps/audit/dist/log/log.repository.js',
        from: `WHEN EXISTS (SELECT FROM entry WHERE entry.entry_id = given.entry_id) THEN 'known'`,
        to: `WHEN false THEN 'known'`,
      },
    ],
    size: { faults: 6 },
    kinds: ['kill', 'rebalances'],
    shows: ['dead letters hold what was poisoned only'],
  },
  'a guard without the version': {
    role: 'registry',
    changes: [{ file: COMMIT, from: 'AND subject.${counter} = $16::bigint', to: 'AND $16::bigint IS NOT NULL' }],
    sql: NO_INDEXES,
    size: CROWDED,
    kinds: ['slow_network'],
    shows: GUARDS,
  },
  'a guard on another row': {
    role: 'registry',
    changes: [
      {
        file: COMMIT,
        from: 'AND subject.${counter} = $16::bigint',
        to: 'AND (SELECT other.${counter} FROM subject other WHERE other.subject_ref = $1::uuid) = $16::bigint',
      },
    ],
    sql: NO_INDEXES,
    size: CROWDED,
    kinds: ['slow_network'],
    shows: GUARDS,
  },
  'an ask without a guard': {
    role: 'registry',
    changes: [
      {
        file: COMMIT,
        from: 'AND subject.${counter} = $16::bigint',
        to: `AND (subject.\${counter} = $16::bigint OR jsonb_array_length($6::jsonb) > 0)`,
      },
    ],
    sql: NO_INDEXES,
    size: CROWDED,
    kinds: ['slow_network'],
    shows: GUARDS,
  },
  'rows that leave the outbox before they are sent': {
    role: 'registry',
    changes: [
      {
        file: RELAY,
        from: `(0, _observability.failpoint)('outbox.before-produce');`,
        to: `await store.remove(rows); (0, _observability.failpoint)('outbox.before-produce');`,
      },
    ],
    size: { faults: 3 },
    kinds: ['kill_kafka'],
    shows: ['consumers hear of a person in order'],
  },
  'a leaf that is skipped': {
    role: 'audit',
    changes: [
      {
        file: '/apps/audit/dist/log/log.repository.js',
        from: `WHERE fact.result = 'appended'\n`,
        to: `WHERE fact.result = 'appended' AND fact.kind <> 'askonce.evidence.denied.v1'\n`,
      },
    ],
    size: { faults: 0 },
    kinds: ['kill'],
    shows: ['a release or denial has one leaf'],
  },
  'a late answer of a source that is accepted': {
    role: 'registry',
    changes: [
      {
        file: '/apps/registry/dist/fetches/fetches.service.js',
        from: `kind === 'fetching' && closedAt === null);`,
        to: `kind === 'fetching' && (closedAt === null || true));`,
      },
      {
        file: READ_PERSON,
        from: 'AND (p.closed_at IS NULL\n',
        to: `AND (p.closed_at IS NULL OR p.kind = 'fetching'\n`,
      },
    ],
    size: { faults: 8, steps: 40 },
    kinds: ['slow_source'],
    shows: ['what a source sends is awaited'],
  },
  'a key that is handed out without a decision': {
    role: 'registry',
    changes: [
      {
        file: '/apps/registry/dist/releases/reading.service.js',
        from: `draft.record((0, _changes.fact)(draft.id(), _contracts.EVENTS.evidenceRead, read));`,
        to: `if (call.manner !== 'claim') draft.record((0, _changes.fact)(draft.id(), _contracts.EVENTS.evidenceRead, read));`,
      },
    ],
    size: { faults: 0 },
    kinds: ['kill'],
    shows: ['deliveries come to an end, and were claimed'],
  },
};
