import type { Changes } from './changes';
import { FAILED_OUTCOMES, type Person, type Pursuit, type Timestamp } from './person';

const WAITING = ['consent_pending', 'fetching', 'asking'];
const DAY_MS = 86_400_000;

/** What the commit does to the tables, in memory: rows are put by their key, facts are numbered. */
export function applyChanges(person: Person, changes: Changes): Person {
  const { subject } = person;
  return {
    ...person,
    subject: {
      ...subject,
      sequence: subject.sequence + changes.facts.length,
      version: subject.version + Number(changes.raisesVersion),
    },
    holdings: put(person.holdings, changes.holdings, (row) => `${row.evidenceType}\n${row.qualifier}`),
    documents: put(person.documents, changes.documents, idOf).filter(({ status }) => status === 'current'),
    pursuits: put(person.pursuits, changes.pursuits, idOf),
    consents: put(person.consents, changes.consents, idOf),
    rejections: put(person.rejections, changes.rejections, idOf),
    requests: put(person.requests, changes.requests, idOf).filter(({ status }) => WAITING.includes(status)),
  };
}

/** The same person as a later statement reads it: closed pursuits count only while they may matter. */
export function readAt(person: Person, now: Timestamp): Person {
  const oldestWait = Math.min(...person.requests.map(({ createdAt }) => Date.parse(createdAt)));
  const counts = ({ closedAt, outcome }: Pursuit) => {
    if (closedAt === null) return true;
    const closed = Date.parse(closedAt);
    return (
      FAILED_OUTCOMES.some((failed) => failed === outcome) &&
      (closed > Date.parse(now) - DAY_MS || closed >= oldestWait)
    );
  };
  return { ...person, now, pursuits: person.pursuits.filter(counts) };
}

const idOf = ({ id }: { readonly id: string }) => id;

function put<T>(before: readonly T[], after: readonly T[] | undefined, keyOf: (row: T) => string): T[] {
  const rows = new Map(before.map((row) => [keyOf(row), row]));
  for (const row of after ?? []) rows.set(keyOf(row), row);
  return [...rows.values()];
}
