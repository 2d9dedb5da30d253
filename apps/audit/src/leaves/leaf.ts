import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type DocumentNamed, documentsOf, fieldsOf } from '../entries/documents-of';
import type { Entry } from '../log/fact';
import type { LeafKey } from './leaf-secret';

/** What is logged, as far as a leaf speaks of it. */
export type LoggedFact = Pick<
  Entry,
  | 'entryId'
  | 'kind'
  | 'subjectRef'
  | 'sequence'
  | 'occurredAt'
  | 'agency'
  | 'procedure'
  | 'purpose'
  | 'lawfulBasis'
  | 'evidenceTypes'
  | 'outcome'
  | 'requestId'
  | 'opaque'
  | 'details'
>;

/** What anybody may read of an entry. */
export interface Leaf {
  readonly id: string;
  /** `opaque` for what did not fit the contracts: its type could be any text. */
  readonly kind: string;
  readonly agency?: string;
  /** When it happened, to the hour, in UTC. */
  readonly hour: string;
  /** SHA-256 of salt and opening, in base64. */
  readonly commitment: string;
}

/** What the commitment in a leaf is to. */
export interface Opening extends Pick<
  LoggedFact,
  'occurredAt' | 'agency' | 'procedure' | 'purpose' | 'lawfulBasis' | 'evidenceTypes' | 'outcome' | 'requestId'
> {
  /** Of the entry. */
  readonly id: string;
  /** The kind, also of what did not fit the contracts. */
  readonly action: string;
  readonly documents: readonly DocumentNamed[];
  /** Absent where it was the whole document, or none. */
  readonly fields?: readonly string[];
  /** To `subjectRef` and `sequence`. */
  readonly person: string;
  /** To the whole of what the event said. */
  readonly details: string;
}

/** A leaf as it goes into the tree. */
export interface MadeLeaf {
  readonly leafId: string;
  /** Canonical JSON (RFC 8785). */
  readonly content: Buffer;
}

/** The leaf of a fact. */
export function leafOf(fact: LoggedFact, key: LeafKey): MadeLeaf {
  const leafId = key.leafId(fact.entryId);
  const leaf: Leaf = {
    id: leafId,
    ...publicPartOf(fact),
    commitment: commitmentTo(openingOf(fact, key), openingSalt(fact, key)),
  };
  return { leafId, content: canonical(leaf) };
}

/** What can be told of a leaf without its opening. */
export function publicPartOf(fact: Pick<LoggedFact, 'kind' | 'agency' | 'occurredAt' | 'opaque'>) {
  return {
    kind: fact.opaque ? 'opaque' : fact.kind,
    ...(fact.agency !== null && { agency: fact.agency }),
    hour: `${fact.occurredAt.slice(0, 13)}:00:00Z`,
  };
}

/** The id in the bytes of a leaf. @throws TypeError when they are no leaf of ours */
export function leafIdIn(content: Uint8Array): string {
  const leaf: unknown = JSON.parse(Buffer.from(content).toString());
  if (typeof leaf === 'object' && leaf !== null && 'id' in leaf && typeof leaf.id === 'string') return leaf.id;
  throw new TypeError('A leaf has an id.');
}

/**
 * What the commitment of a leaf is to, and may be shown to all who may see the entry. Who the person is, and what only some
 * of them may know, stands in it as commitments under salts of their own.
 */
export function openingOf(fact: LoggedFact, key: LeafKey): Opening {
  const { entryId, subjectRef, sequence, details } = fact;
  const fields = details === null ? undefined : fieldsOf(details);
  return {
    id: entryId,
    action: fact.kind,
    occurredAt: fact.occurredAt,
    agency: fact.agency,
    procedure: fact.procedure,
    purpose: fact.purpose,
    lawfulBasis: fact.lawfulBasis,
    evidenceTypes: fact.evidenceTypes,
    documents: details === null ? [] : documentsOf(details),
    ...(fields !== undefined && { fields }),
    outcome: fact.outcome,
    requestId: fact.requestId,
    person: commitmentTo({ subjectRef, sequence }, key.salt(entryId, 'person')),
    details: commitmentTo(details, key.salt(entryId, 'details')),
  };
}

/** 256 bits, under which the opening of a fact is committed to. */
export const openingSalt = ({ entryId }: LoggedFact, key: LeafKey): Buffer => key.salt(entryId, 'opening');

/** SHA-256 of the salt and the value as canonical JSON, in base64. */
export function commitmentTo(value: object | null, salt: Buffer): string {
  return hash('sha256', Buffer.concat([salt, canonical(value)]), 'base64');
}

function canonical(value: object | null): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('What a leaf says is JSON.');
  return Buffer.from(text);
}
