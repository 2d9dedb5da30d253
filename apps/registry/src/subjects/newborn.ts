import { randomBytes } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import { sealValue, type SubjectKeys, wipe } from '@askonce/vault';
import type { SubjectIdentifier } from '@askonce/auth';
import type { Subject } from './person';

const CLASSES = ['identity', 'citizen_provided', 'agency_issued'] as const;

/** A person of whom nothing is recorded yet: all that their first row needs. */
export interface Newborn {
  readonly subject: Subject;
  readonly subjectKey: Buffer;
  readonly pseudonymSecret: Buffer;
  readonly sealedIdentifier: Buffer;
}

export const hexBytea = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;
export const bytesOfHex = (bytea: string): Buffer => Buffer.from(bytea.slice(2), 'hex');

/** The context under which an identifier is sealed. */
export const identifierContext = (subjectRef: string): string => `identifier:${subjectRef}`;

/** The ref is random, so that it tells neither when nor in which order people became known. */
export async function createNewborn(keys: SubjectKeys, key: Buffer, who: SubjectIdentifier): Promise<Newborn> {
  const subjectRef = uuidv4();
  const wrapped = await Promise.all(CLASSES.map((keyClass) => keys.createClassKey(subjectRef, keyClass)));
  const byClass = Object.fromEntries(CLASSES.map((keyClass, index) => [keyClass, wrapped[index] ?? Buffer.alloc(0)]));
  const identity = await keys.unwrapClassKey(subjectRef, 'identity', byClass['identity'] ?? Buffer.alloc(0));
  const pseudonymSecret = randomBytes(32);
  try {
    return {
      subject: {
        subjectRef,
        sequence: 0,
        version: 0,
        keys: Object.fromEntries(
          Object.entries(byClass).map(([name, value]) => [name, hexBytea(value)]),
        ) as Subject['keys'],
        pseudonymSecret: hexBytea(pseudonymSecret),
      },
      subjectKey: key,
      pseudonymSecret,
      sealedIdentifier: sealValue(identity, identifierContext(subjectRef), Buffer.from(JSON.stringify(who))),
    };
  } finally {
    wipe(identity);
  }
}
