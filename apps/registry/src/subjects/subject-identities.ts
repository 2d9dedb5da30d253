import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SubjectIdentifier } from '@askonce/auth';
import { Database, prepared, type Transaction } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { openValue, pseudonym, subjectKey, SubjectKeys, wipe } from '@askonce/vault';
import { bytesOfHex, identifierContext } from './newborn';
import type { Subject } from './person';
import type { PersonKey } from './read-person';

/** The secret under which identifiers are hashed; 32 bytes. */
export const SUBJECT_SECRET = Symbol('SUBJECT_SECRET');

/** A person as a caller names them, or as our own services do. */
export type Who = { readonly identifier: SubjectIdentifier } | { readonly subjectRef: string };

const LOCK_BY_KEY = prepared(
  'lock-person-by-key',
  `SELECT subject.subject_ref FROM subject
   WHERE subject.subject_ref = (SELECT i.subject_ref FROM subject_identifier i WHERE i.subject_key = $1) FOR UPDATE`,
);
const LOCK_BY_REF = prepared(
  'lock-person-by-ref',
  'SELECT subject.subject_ref FROM subject WHERE subject.subject_ref = $1 FOR UPDATE',
);
const FIND_REF = prepared(
  'find-subject-ref',
  'SELECT subject_identifier.subject_ref FROM subject_identifier WHERE subject_identifier.subject_key = $1',
);
const SEALED_IDENTIFIER = prepared(
  'sealed-identifier',
  `SELECT subject_identifier.sealed_identifier FROM subject_identifier
   WHERE subject_identifier.subject_ref = $1 ORDER BY subject_identifier.subject_key LIMIT 1`,
);

/** Finds people by what callers know of them; clear identifiers live in here and nowhere else. */
@Injectable()
export class SubjectIdentities {
  constructor(
    @Inject(SUBJECT_SECRET) private readonly secret: Buffer,
    @Inject(SubjectKeys) readonly keys: SubjectKeys,
    @Inject(Database) private readonly database: Database,
  ) {}

  subjectKeyOf({ scheme, identifier }: SubjectIdentifier): Buffer {
    return subjectKey(this.secret, scheme, identifier);
  }

  /** Tells keys apart without keeping any. No scheme of identifiers can be called like the label. */
  blind(key: string): string {
    return createHmac('sha256', this.secret).update(`idempotency-key\0${key}`).digest('base64url');
  }

  keyOf(who: Who): PersonKey {
    return 'identifier' in who ? { subjectKey: this.subjectKeyOf(who.identifier) } : { subjectRef: who.subjectRef };
  }

  /** Waits for the person's row, if there is one, as long as the pool's lock timeout allows. */
  async lock(tx: Transaction, who: Who): Promise<void> {
    const key = this.keyOf(who);
    if ('subjectKey' in key) await tx.query(LOCK_BY_KEY, [key.subjectKey]);
    else await tx.query(LOCK_BY_REF, [key.subjectRef]);
  }

  async findRef(identifier: SubjectIdentifier): Promise<string | undefined> {
    const [row] = await this.database.query<{ subject_ref: string }>(FIND_REF, [this.subjectKeyOf(identifier)]);
    return row?.subject_ref;
  }

  /** The clear identifier, for an adapter that is to ask a source about this person. @throws NotFound when they were erased meanwhile */
  async identifierOf(subject: Subject): Promise<SubjectIdentifier> {
    const [row] = await this.database.query<{ sealed_identifier: Buffer }>(SEALED_IDENTIFIER, [subject.subjectRef]);
    if (row === undefined) throw new NotFound();
    const key = await this.keys.unwrapClassKey(subject.subjectRef, 'identity', bytesOfHex(subject.keys.identity));
    try {
      const opened = openValue(key, identifierContext(subject.subjectRef), row.sealed_identifier);
      return JSON.parse(opened.toString()) as SubjectIdentifier;
    } finally {
      wipe(key);
    }
  }

  /** Tells apart calls of persons who may be erased since, without keeping who they are. */
  blindFor(who: SubjectIdentifier, call: { clientId: string; operation: string; idempotencyKey: string }): string {
    const { clientId, operation, idempotencyKey } = call;
    const person = this.subjectKeyOf(who).toString('base64url');
    return this.blind([operation, clientId, person, idempotencyKey].join('\0'));
  }

  /** The person's name towards one agency. */
  pseudonymOf(subject: Subject, agency: string): string {
    return pseudonym(bytesOfHex(subject.pseudonymSecret), agency);
  }
}
