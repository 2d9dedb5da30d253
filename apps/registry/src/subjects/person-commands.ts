import { Inject, Injectable } from '@nestjs/common';
import { Database, isLockTimeout, type Queryable, uniqueViolation } from '@askonce/database';
import { Relay } from '@askonce/messaging';
import { failpoint } from '@askonce/observability';
import { NotFound } from '@askonce/problems';
import type { Changes } from './changes';
import { commitBorn, commitGuarded, type Guard } from './commit';
import { createNewborn, type Newborn } from './newborn';
import type { Person } from './person';
import { findPerson, type PersonKey, type PersonScope } from './read-person';
import { PersonLanes } from './person-lanes';
import { PersonBusy } from './subjects.problems';
import { SubjectIdentities, type Who } from './subject-identities';

/** What a command decided: what to write, if anything, and what to answer. */
export interface Plan<T> {
  readonly changes?: Changes;
  /** What is written beside the changes, in the same transaction and once the guard has held. */
  readonly beside?: (tx: Queryable) => Promise<void>;
  readonly result: T;
}

/** Facts → decision → guarded commit, for one person. */
export interface PersonCommand<P extends Person, T> {
  readonly who: Who;
  readonly scope: PersonScope;
  readonly guard: Guard;
  /** Reads what this command needs beside the person, in the same snapshot where it matters. */
  readonly also?: (db: Queryable, person: Person) => Promise<P>;
  /** Decides; it may be called again with newer facts, so it must not have effects. Somebody unknown is `unborn`. */
  readonly plan: (person: P, unborn: boolean) => Promise<Plan<T>> | Plan<T>;
}

type Attempt<T> = { readonly done: true; readonly result: T } | { readonly done: false };

/** What a plan has written, and on which condition. */
interface Written {
  readonly person: Person;
  readonly changes: Changes;
  readonly beside: Plan<unknown>['beside'];
  readonly newborn: Newborn | undefined;
  readonly guard: Guard;
}

const LOST = { done: false } as const;

/** Runs commands about people: first without a lock, then, if somebody else was faster, under the lock of the person's row. */
@Injectable()
export class PersonCommands {
  private readonly lanes = new PersonLanes();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  /** @throws PersonBusy when the person's row stays locked for longer than the pool's lock timeout. */
  async run<T, P extends Person = Person>(command: PersonCommand<P, T>): Promise<T> {
    return this.lanes.inTurn(laneOf(this.identities.keyOf(command.who)), async () => {
      try {
        return await this.attempts(command);
      } catch (error) {
        throw isLockTimeout(error) ? busy(error) : error;
      }
    });
  }

  private async attempts<T, P extends Person>(command: PersonCommand<P, T>): Promise<T> {
    const first = await this.attempt(this.database, command);
    if (first.done) return first.result;
    // Without a row there is nothing to lock: two first commands may meet once more, and then the row exists.
    const second = await this.underLock(command);
    if (second.done) return second.result;
    const third = await this.underLock(command);
    if (third.done) return third.result;
    throw busy();
  }

  private async underLock<T, P extends Person>(command: PersonCommand<P, T>): Promise<Attempt<T>> {
    try {
      return await this.database.transaction(async (tx) => {
        await this.identities.lock(tx, command.who);
        return this.attempt(tx, command);
      });
    } catch (error) {
      if (uniqueViolation(error) !== undefined) return LOST;
      throw error;
    }
  }

  private async attempt<T, P extends Person>(db: Queryable, command: PersonCommand<P, T>): Promise<Attempt<T>> {
    const found = await findPerson(db, this.identities.keyOf(command.who), this.blinded(command.scope));
    const newborn = found.subject === undefined ? await this.newbornOf(command.who) : undefined;
    const subject = found.subject ?? newborn?.subject;
    if (subject === undefined) throw new NotFound();
    const person = { ...found, subject };
    const facts = command.also === undefined ? (person as P) : await command.also(db, person);
    const { changes, beside, result } = await command.plan(facts, found.subject === undefined);
    if (changes === undefined) return { done: true, result };
    failpoint('person.after-decision-before-commit');
    const committed = await this.commit(db, { person, changes, beside, newborn, guard: command.guard });
    if (!committed) return LOST;
    failpoint('person.after-write');
    this.relay.wake();
    return { done: true, result };
  }

  private async commit(db: Queryable, written: Written): Promise<boolean> {
    try {
      if (written.beside === undefined || db !== this.database) return await this.write(db, written);
      return await this.database.transaction((tx) => this.write(tx, written));
    } catch (error) {
      // Another command with the same key, or the same first command, was faster. Inside a transaction the error ends it.
      if (db === this.database && uniqueViolation(error) !== undefined) return false;
      throw error;
    }
  }

  private async write(db: Queryable, { person, changes, beside, newborn, guard }: Written): Promise<boolean> {
    const commit = { subject: person.subject, now: person.now, changes: this.blinded(changes) };
    if (newborn !== undefined) await commitBorn(db, commit, newborn);
    else if (!(await commitGuarded(db, commit, guard))) return false;
    await beside?.(db);
    return true;
  }

  /** A caller may put anything into an Idempotency-Key, a person's number too: it is kept as a keyed hash only. */
  private blinded<C extends { readonly call?: { readonly idempotencyKey: string } }>(keyed: C): C {
    if (keyed.call === undefined) return keyed;
    const idempotencyKey = this.identities.blind(keyed.call.idempotencyKey);
    return { ...keyed, call: { ...keyed.call, idempotencyKey } };
  }

  /** Who is named by our own reference and not found was erased meanwhile, and is not made anew. */
  private async newbornOf(who: Who): Promise<Newborn | undefined> {
    if (!('identifier' in who)) return undefined;
    return createNewborn(this.identities.keys, this.identities.subjectKeyOf(who.identifier), who.identifier);
  }
}

const busy = (cause?: unknown) => new PersonBusy({ cause, headers: { 'retry-after': '1' } });

const laneOf = (key: PersonKey) => ('subjectKey' in key ? key.subjectKey.toString('hex') : key.subjectRef);
